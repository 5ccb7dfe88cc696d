"""WARC, WACZ and CDXJ files, digests, the provenance log, timestamps and verification."""
