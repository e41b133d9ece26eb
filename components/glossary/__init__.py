"""What the words of the interface mean: <lang>.toml, and the buttons in labels that open it.

A word is a button, and what it opens a popover, both of the browser's own: no script and no run of the page, with the
keyboard (Enter or Space opens, Escape closes) as with the mouse.
"""
