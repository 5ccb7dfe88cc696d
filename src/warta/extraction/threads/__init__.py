"""Comment threads off a page: which elements are comments, what each says, who answers whom."""
