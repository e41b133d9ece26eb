from components import shell

view = shell.open_page("data")
shell.not_shown(view)
