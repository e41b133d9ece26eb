from components import shell

view = shell.open_page("overview")
shell.not_shown(view)
