"""Forum and question pages: the first post is the article, the replies are its thread."""
