"""Citations: CSL items, BibTeX, RIS and citation styles."""
