"""The desk: an article is read, its rows reviewed and decided."""
