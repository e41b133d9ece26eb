"""What to ask of a table first: only what its own rows answer."""

from datetime import date

import pytest

from components.help.first_visit import leads_to
from data import filter_link, query
from data.aggregate.beginning import MOST, Question, per_area_and_year, questions
from data.store import Origin, open_store
from tests.factories import incident, store

SHIPPED = open_store()


def asked(*rows, covers=(date(2017, 1, 1), date(2019, 6, 30)), kind="series"):
    origin = Origin("t", kind, len(rows), *covers, len(rows), {}, {})
    return questions(per_area_and_year(store(*rows).incidents("t")), origin)


def of(governorate, year, n=1, **more):
    return [incident(governorate=governorate, date_start=date(year, 3, day + 1), **more) for day in range(n)]


def test_questions_are_of_the_last_year_that_the_table_covers_to_the_day():
    rows = [*of("SY09", 2017, 2), *of("SY09", 2018, 5), *of("SY11", 2018, 3), *of("SY08", 2019, 9)]
    pairs, year, third = asked(*rows)
    assert pairs == Question("pairs", "SY11", "2018")  # not of the area of the next question
    assert year == Question("year", "SY09", "2018")
    assert third.year == "2018"


def test_a_table_that_covers_no_whole_year_is_asked_about_as_a_whole():
    covers = (date(2021, 12, 10), date(2021, 12, 13))
    found = asked(incident(governorate="SY09", date_start=date(2021, 12, 10)), covers=covers, kind="case")
    assert {question.year for question in found} == {""}
    assert "year" not in [question.kind for question in found]


@pytest.mark.parametrize("kind", ["sample", "case", "upload"])
def test_no_year_is_held_against_another_where_no_trend_may_be_read(kind):
    found = asked(*of("SY09", 2017, 2), *of("SY09", 2018, 5), kind=kind)
    assert "year" not in [question.kind for question in found]
    assert len(found) == MOST


def test_what_no_row_says_is_not_asked():
    silent = {"initiators": None, "targets": None, "latitude": None, "longitude": None}
    found = asked(*of("SY09", 2018, 2, **silent))
    assert [question.kind for question in found] == ["time"]
    assert asked(*of("SY02", 2018, 2)) == ()  # nothing in the north-east


def test_rows_without_a_last_day_are_asked_about_too():
    assert [question.kind for question in asked(*of("SY09", 2018, 2, date_end=None))] == ["pairs", "places", "time"]


def test_nobody_is_asked_where_it_happened_of_rows_that_no_map_draws_at_a_point():
    found = asked(*of("SY09", 2018, 2, initiators=None, location_precision="governorate"))
    assert [question.kind for question in found] == ["time"]


@pytest.mark.parametrize("name", SHIPPED.origins)
def test_every_question_of_a_shipped_table_leads_to_incidents(name):
    origin, incidents = SHIPPED.origins[name], SHIPPED.incidents(name)
    found = questions(per_area_and_year(incidents), origin)
    assert len(found) == MOST
    for question in found:
        wanted, doubts = filter_link.read({"table": name} | leads_to(question), tuple(SHIPPED.origins))
        assert not doubts
        resolved = wanted.resolved(origin.covers_from, origin.covers_to)
        assert query.matching(incidents, resolved).count().execute() > 0, question
