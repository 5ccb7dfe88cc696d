"""The network, behind the Fetcher port: bounded in time, bytes and hops, and polite."""
