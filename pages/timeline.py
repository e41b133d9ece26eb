"""The timeline: incidents or killed per period, one panel a governorate, and the incidents behind each bar."""

from functools import partial

import streamlit as st

from components import shell
from components.beside import panels
from components.compare import pages as compared
from components.figures import chart
from components.figures.timeline import small_multiples
from components.filters import searching, splits
from components.headline import rests
from components.pictures import menu
from components.timeline import behind_bar, key_dates, options, picture, source_totals, windows
from components.timeline import words as timeline_words
from data.aggregate.periods import class_counts

CHART = "timeline_chart"
view = shell.open_page("timeline")
asked = options.choose(view)
if not options.recorded(asked, view):
    shell.not_shown(view)
    st.stop()
if view.compared:
    shell.not_shown(view, *compared.of_timeline(view, asked))
    st.stop()
counted = splits.counted(view, asked.every, asked.split)
if counted.empty:
    searching.nothing_matches(view)
    shell.not_shown(view)
    st.stop()
shown = splits.laid(counted, view, asked.every, asked.measure, asked.split)
if shown.empty:
    timeline_words.say_none_of(asked.measure, class_counts(counted), view)
    shell.not_shown(view)
    st.stop()
timeline_words.say_no_trend(view)
totals, dates = source_totals.in_view(view), key_dates.within(shown, view)
bands = source_totals.bands(totals, view.names)
draw = partial(small_multiples, shown, view.names, intervals=asked.intervals, marks=dates, bands=bands, labels=9)
menu.show(picture.chart(shown, view, draw, dates, totals, asked.intervals), view, CHART)
alt = timeline_words.alt(shown, view.names, splits.name(asked.split, view))
figure = draw(view.theme, chosen=behind_bar.chosen())
chart.show(figure, view, key=CHART, alt=alt, narrows=True, behind=behind_bar.ASKS)
windows.show(shown, view)
panels.under_timeline(view, shown)
rests.offer(view, ("killed",) if asked.measure == "killed" else ())
key_dates.show(dates, view)
source_totals.show(totals, view)
behind_bar.show(shown, view)
shell.not_shown(view, *timeline_words.not_shown(shown, view.names))
