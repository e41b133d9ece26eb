"""One chart as a file: a picture that holds what must be said beside it, and the numbers that are drawn."""
