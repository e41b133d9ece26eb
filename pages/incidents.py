from components import shell

view = shell.open_page("incidents")
shell.not_shown(view)
