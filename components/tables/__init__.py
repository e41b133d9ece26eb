"""A user's own tables on page Data: uploading, what is asked of them, what became of them."""
