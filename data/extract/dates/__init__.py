"""What the words of a text say about when."""
