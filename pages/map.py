from components import incident_map, shell

view = shell.open_page("map")
incident_map.show(view)
shell.not_shown(view)
