"""Who: bars by role, and who attacks whom."""
