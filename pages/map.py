from components import shell

view = shell.open_page("map")
shell.not_shown(view)
