"""What fits no bar, as outlined spans above the bars."""

from datetime import date, timedelta
from itertools import pairwise

import plotly.graph_objects as go
import pytest

from components.figures.spans import MOST_LANES, laid, lanes_of
from data.aggregate.periods import UNFIT
from data.aggregate.spans import Span
from tests.factories import incident
from tests.figures.test_timeline import AR, EN, figure

DAY = timedelta(1)
FIRST = date(2016, 1, 1)


def window(start, end, **facts):
    return incident(date_start=start, date_end=end, date_precision="window", **facts)


NIGHT = window(date(2021, 12, 10), date(2021, 12, 11))


def boxes(drawn):
    return [trace for trace in drawn.data if trace.get("base")]


def share_of(days):
    return lambda day: (day - FIRST).days / days


def test_an_attack_of_10_or_11_december_is_outlined_over_both_days_and_adds_to_no_bar():
    drawn = figure(NIGHT, every="day", covers=(date(2021, 12, 9), date(2021, 12, 14)))
    (box,) = boxes(drawn)
    first, last = drawn.layout["xaxis"]["range"]
    share = [(edge - first) / (last - first) for edge in (box["base"][0], box["base"][0] + box["x"][0])]
    assert share == pytest.approx([1 / 6, 3 / 6])
    assert box["customdata"] == [[UNFIT, "SY09"]]
    bottom, top = drawn.layout[f"yaxis{box['yaxis'].removeprefix('y')}"]["domain"]
    assert bottom >= drawn.layout["yaxis"]["domain"][1] and top <= 1
    assert "10 December 2021" in box["hovertext"][0] and "1 attack" in box["hovertext"][0]
    assert any("outlined" in entry.words for entry in drawn.legend)
    assert len(go.Figure(drawn.spec).data) == len(drawn.data)


def test_a_timeline_of_days_alone_has_neither_spans_nor_room_for_them():
    drawn = figure(incident(), every="day")
    assert not boxes(drawn) and not any("outlined" in entry.words for entry in drawn.legend)
    assert drawn.layout["yaxis"]["domain"][1] > 1 - 40 / drawn.layout["height"]  # but for the title


@pytest.mark.parametrize("said", [EN, AR])
def test_killed_of_a_window_are_told_as_a_range(said):
    covers = (date(2021, 12, 1), date(2021, 12, 31))
    drawn = figure(
        {**NIGHT, "killed_low": 3, "killed_high": 5}, measure="killed", every="day", covers=covers, said=said
    )
    assert "3\u20135" in boxes(drawn)[0]["hovertext"][0]


def test_what_goes_on_beyond_the_view_is_open_there_and_has_an_arrow():
    month = incident(date_start=date(2021, 11, 5), date_precision="month")
    drawn = figure(month, every="day", covers=(date(2021, 11, 3), date(2021, 11, 10)))
    arrows = [trace for trace in drawn.data if "triangle-left" in trace.get("marker", {}).get("symbol", ())]
    assert arrows[0]["marker"]["symbol"] == ["triangle-left", "triangle-right"]
    assert boxes(drawn)[0]["base"] == [drawn.layout["xaxis"]["range"][0]]
    assert "arrow" in next(entry.words for entry in drawn.legend if "outlined" in entry.words)


def test_four_thousand_windows_take_a_few_lanes_and_every_one_is_counted():
    spans = [Span("SY09", FIRST + DAY * (n % 1400), FIRST + DAY * (n % 1400 + 1 + n % 5), 1) for n in range(4000)]
    drawn = laid(spans, share_of(1400))
    assert lanes_of(drawn) <= MOST_LANES
    assert sum(one.span.n for one in drawn) == 4000


def test_spans_and_their_numbers_do_not_overlap_in_a_lane():
    spans = [Span("SY09", FIRST + DAY * start, FIRST + DAY * (start + 2), 1 + start % 4) for start in range(0, 90, 9)]
    drawn = laid(spans, share_of(100))
    for lane in range(lanes_of(drawn)):
        ends = [(one.left, one.right) for one in drawn if one.lane == lane]
        assert all(one[1] < other[0] for one, other in pairwise(ends))
    assert len(drawn) == len(spans)
    assert all(0 <= one.left < one.right <= 1 for one in drawn)


def test_one_governorate_alone_takes_the_room_of_several():
    rows = [incident(governorate=code) for code in ("SY08", "SY09", "SY11", "SY07")]
    one, four = (figure(*rows[:n]).layout["height"] for n in (1, 4))
    assert one > 300
    assert four > one
