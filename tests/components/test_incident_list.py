"""Short lists of incidents, in words."""

from components import incident_list
from components.names import names
from data.aggregate.listing import listed
from tests.factories import incident, store


def row(monkeypatch, **facts):
    monkeypatch.setattr(incident_list.permalink, "read", dict)
    rows = listed(store(incident(**facts)).incidents("t")).to_dict("records")
    return incident_list._row(rows[0], names("en"))


def test_a_day_that_is_known_only_to_the_month_does_not_read_as_a_day(monkeypatch):
    assert f">5 October 2021 ({names('en').of('date', 'month')})<" in row(monkeypatch, date_precision="month")
    assert ">5 October 2021<" in row(monkeypatch)
