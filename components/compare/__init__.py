"""One thing beside the view: other days, another governorate, actor or table (`compare=`; data.comparison).

asking.py   the views that a link holds this one against; switch.py: their choice in the side bar
judging.py  the counts of both sides and what may be said of them; said.py: it in words; look.py: colour and pattern
table.py    both sides in one table, on pages; keeping.py: as files; slides: components.briefing.compared
"""
