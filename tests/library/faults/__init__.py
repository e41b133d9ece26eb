"""Random kills against the library: `python -m tests.library.faults`.

Writers that keep, replace, add, undo, describe and remove tables are killed with SIGKILL at random moments, two at
once as well; after each kill every state that was acknowledged must be there, whole, with its rows.
"""
