"""The desk: from an article to reviewed rows, with the words that each field rests on."""

from components import shell
from components.desk import page as desk

view = shell.open_page("desk")
desk.show(view)
