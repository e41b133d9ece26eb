"""One search box at the top of every page: a place, an actor, an incident's id or words.

found.py   what a typed text may mean in a view, in words, each with the link that it leads to
box.py     the box itself
"""
