"""From clauses to acts, and from acts to draft records."""
