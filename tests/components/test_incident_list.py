"""Short lists of incidents, in words."""

import pytest

from components.briefing import blocks
from components.desk import same as desk_same
from components.desk import words as desk_words
from components.incidents import listed as incident_list
from components.names import languages, names
from data.aggregate.listing import listed
from tests.factories import incident, store


def row(monkeypatch, **facts):
    monkeypatch.setattr(incident_list.permalink, "read", dict)
    rows = listed(store(incident(**facts)).incidents("t")).to_dict("records")
    return incident_list._row(rows[0], names("en"))


def test_a_day_that_is_known_only_to_the_month_does_not_read_as_a_day(monkeypatch):
    assert f">5 October 2021 ({names('en').of('date', 'month')})<" in row(monkeypatch, date_precision="month")
    assert ">5 October 2021<" in row(monkeypatch)


@pytest.mark.parametrize("lang", languages())
def test_no_list_prints_the_date_of_a_row_without_how_well_it_is_known(lang):
    spoken = names(lang)
    row = listed(store(incident(date_precision="year")).incidents("t")).to_dict("records")[0]
    known = spoken.of("date", "year")
    assert known in incident_list.date(row, spoken)
    assert known in blocks._cells(row, ("date",), spoken)[0]
    assert known in desk_same._cells(row | {"source": None}, spoken)["date"]
    assert known in desk_words.when({"date_start": "2021-10-05", "date_precision": "year"}, spoken)
