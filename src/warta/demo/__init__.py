"""The demo: a small news site that ships with warta, rendered from templates and served on a loopback port."""
