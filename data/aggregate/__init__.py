"""What may be added up, and how: small frames from matched incidents. One module per question."""
