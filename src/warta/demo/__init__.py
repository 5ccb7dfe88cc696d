"""A small newsroom that ships with warta: stories of our own writing, dressed as web pages and served on loopback."""
