"""The desk: from an article to reviewed rows, with the words that each field rests on."""

from components import desk, shell

view = shell.open_page("desk")
desk.show(view)
