"""Protocols that services use to reach the network, the disk and the clock, one module a topic."""
