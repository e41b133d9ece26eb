"""Totals of another source beside ours: never added to incidents, never set against them in a ratio.

tables.py   which tables of totals there are to look at
asked.py    what a link asks to have beside; choosing.py: its choices in the side bar
asking.py   the questions of data.aggregate.counted, for a view
said.py     titles, numbers and sources in words
figure.py   the chart over time; panels.py: what pages draw (slides: components.briefing.totals)
"""
