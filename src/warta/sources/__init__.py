"""What there is to read: how an address can be followed, and what its feeds, sitemaps and front pages list. Pure."""
