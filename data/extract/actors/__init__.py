"""Who acts, who is struck, who is credited."""
