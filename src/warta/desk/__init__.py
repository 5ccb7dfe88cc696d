"""The journalist's tools: how a page is cited."""
