"""Key dates over time: readable over ten years, each in the panels that it concerns."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from components.figures.marks import Mark
from components.figures.timeline import small_multiples
from components.look import LIGHT
from components.names import names
from components.timeline import key_dates
from data import schema
from data.aggregate.periods import per_period
from data.aggregate.timeline import timeline
from data.filter import NORTH_EAST, Filter
from data.store import Origin
from tests.factories import incident, store

DECADE = (date(2016, 1, 1), date(2025, 12, 31))
ROWS = tuple(incident(governorate=code, date_start=day) for code in NORTH_EAST for day in DECADE)
EN, AR = names("en"), names("ar")
ISOLATES = "\u2066\u2069"


def shown(*rows, covers=DECADE, **asked):
    origin = Origin("t", "series", len(rows), *covers, len(rows), {}, {})
    return timeline(
        per_period(store(*rows).incidents("t"), "month"), Filter(**asked).resolved(*covers), origin, "month", "attacks"
    )


class Seen:
    """What key dates ask of a view."""

    def __init__(self, said=EN, **asked):
        self.names, self.filter = said, Filter(**asked)


def labels(figure):
    return [one for one in figure.layout["annotations"] if one.get("bordercolor") == LIGHT.warning]


def lines(figure):
    return [one for one in figure.layout["shapes"] if one["type"] == "line" and one["line"].get("dash") == "dot"]


def drawn(marks, said=EN):
    return small_multiples(shown(*ROWS), said, LIGHT, marks=marks, labels=9)


def test_key_dates_that_are_near_share_a_label_and_a_run_of_them_is_a_range():
    days = [date(2021, 3, 1) + timedelta(days) for days in (0, 9, 20)]
    marks = [Mark(number, day, day) for number, day in enumerate([*days, date(2023, 1, 1)], 4)]
    assert [one["text"].strip(ISOLATES) for one in labels(drawn(marks))] == ["4\u20136", "7"]


@pytest.mark.parametrize("said", [EN, AR])
def test_no_two_labels_of_ten_years_of_key_dates_stand_on_each_other(said):
    marks = key_dates.within(shown(*ROWS), Seen(said))
    assert len(marks) == len(schema.reference("key_events"))
    found = labels(drawn(marks, said))
    at = sorted(one["x"] for one in found)
    widest = max(len(one["text"].strip(ISOLATES)) for one in found)
    px = 1000 * min(after - before for before, after in pairwise(at))
    assert widest <= len("66\u201377")
    assert px > 42  # as wide as that label is in a chart of 1000 px
    assert all(f"{mark.number} " in one["hovertext"] for mark in marks[:1] for one in found[:1])


def test_a_key_date_is_drawn_in_the_panels_of_its_governorates_alone():
    there = Mark(1, date(2020, 1, 1), date(2020, 1, 1), areas=("SY08",))
    everywhere = Mark(2, date(2022, 1, 1), date(2022, 1, 1))
    assert len(lines(drawn([there]))) == 1
    assert len(lines(drawn([everywhere]))) == len(NORTH_EAST)


def test_key_dates_of_governorates_out_of_view_are_left_out_and_those_of_all_stay():
    own = key_dates.within(shown(*ROWS, governorates=("SY11",)), Seen(governorates=("SY11",)))
    rows = [row for row in schema.reference("key_events") if not key_dates.areas(row) or "SY11" in row["governorate"]]
    assert [mark.start.isoformat() for mark in own] == [row["date"] for row in rows]
    assert any("Fall of the Assad government" in mark.words for mark in own)
    assert not any("Baghuz" in mark.words for mark in own)
