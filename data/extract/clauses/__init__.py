"""The stretches of a text that tell one thing each, and what kind of telling they are."""
