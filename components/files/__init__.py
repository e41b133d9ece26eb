"""Files that come and go: fields for them, what was handed over, downloads."""
