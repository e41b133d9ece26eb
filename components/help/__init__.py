"""Help: what the words mean, and what to begin with."""
