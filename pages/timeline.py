from components import shell

view = shell.open_page("timeline")
shell.not_shown(view)
