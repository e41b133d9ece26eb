from components import shell

view = shell.open_page("actors")
shell.not_shown(view)
