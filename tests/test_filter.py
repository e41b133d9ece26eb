"""A link and its filter say the same, and what a link asks for in vain is said, not guessed."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import filter_link, schema
from data.filter import NORTH_EAST, ROLES, Doubt, Filter, Resolved

ORIGINS = ("ucdp", "coded")


def read(**params):
    return filter_link.read(params, ORIGINS)


def test_a_bare_link_means_the_first_table_and_the_three_governorates():
    assert read() == (Filter(origin="ucdp"), [])
    assert Filter(origin="ucdp").governorates == NORTH_EAST


def test_a_link_holds_codes():
    wanted = Filter(origin="coded", actors=("islamic_state",), role="initiator", governorates=("SY09",), exact_day=True)
    assert filter_link.written(wanted) == {
        "table": "coded", "gov": "SY09", "actor": "islamic_state", "role": "initiator", "exact": "day",
    }  # fmt: skip


def test_the_whole_country_has_a_link_of_its_own():
    assert filter_link.written(Filter(governorates=()))["gov"] == "all"
    assert read(gov="all")[0].governorates == ()


def test_dates_win_over_a_named_period():
    wanted, doubts = read(**{"from": "2021-10-01", "to": "2021-10-31", "period": "2018"})
    assert (wanted.period, wanted.date_from, wanted.date_to, doubts) == (
        "custom", date(2021, 10, 1), date(2021, 10, 31), [],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("gov", "SY99"),
        ("actor", "martians"),
        ("actor", "<script>"),
        ("from", "2021-13-01"),
        ("from", "0001-01-01"),
        ("period", "yesterday"),
        ("period", "٢٠١٨"),
        ("role", "victim"),
        ("toll", "-3"),
        ("toll", "99999"),
        ("class", "Attack"),
        ("zone", "mars"),
        ("exact", "hour"),
        ("text", "x" * 101),
        ("pair", "islamic_state"),
        ("pair", "islamic_state,sdf,sna"),
        ("pair", "islamic_state,nobody"),
        ("pair", "not_reported,not_reported"),
        ("place", "SY99"),
        ("place", "only:35.15618,40.42716"),
        ("place", "35.1,40.4"),
    ],
)
def test_what_a_link_asks_for_in_vain_is_said_and_left_out(parameter, value):
    wanted, doubts = read(**{parameter: value})
    assert wanted == Filter(origin="ucdp")
    assert doubts == [Doubt(parameter, value[:100])]


def test_a_table_that_is_not_here_is_never_replaced_by_another():
    assert [read(table=name)[0].origin for name in ("secret", "ucdp,coded", "")] == ["secret", "ucdp,coded", "ucdp"]


def test_a_period_that_ends_before_it_begins_is_never_another_period():
    wanted, doubts = read(**{"from": "2021-10-05", "to": "2021-10-01"})
    assert (wanted.date_from, wanted.date_to, doubts) == (date(2021, 10, 5), date(2021, 10, 1), [])


@pytest.mark.parametrize("link", [{"district": "SY0200"}, {"district": "SY0901,SY1101", "gov": "SY08"}])
def test_districts_that_all_lie_outside_the_governorates_stay_what_was_asked_for(link):
    wanted, doubts = read(**link)
    assert (wanted.districts, doubts) == (tuple(link["district"].split(",")), [])
    assert wanted.outside() == wanted.districts


def test_a_district_outside_beside_one_inside_is_said_to_be_outside_and_left_out():
    wanted, doubts = read(district="SY0901,SY0800", gov="SY08")
    assert (wanted.districts, doubts) == (("SY0800",), [("district", "SY0901", "outside")])
    assert wanted.outside() == ()


def test_relative_periods_end_with_the_table_not_with_today():
    resolved = Filter(period="last30").resolved(date(2016, 1, 1), date(2019, 11, 30))
    assert (resolved.date_from, resolved.date_to) == (date(2019, 11, 1), date(2019, 11, 30))


def test_a_link_that_begins_after_the_coverage_does_not_end_before_it_begins():
    covers = date(2016, 1, 1), date(2019, 11, 30)
    after, before = (
        read(**{name: day})[0].resolved(*covers) for name, day in (("from", "2024-01-01"), ("to", "2010-01-01"))
    )
    assert (after.date_from, after.date_to) == (date(2024, 1, 1), date(2024, 1, 1))
    assert (before.date_from, before.date_to) == (date(2010, 1, 1), date(2010, 1, 1))


def test_the_previous_period_is_as_long_and_ends_the_day_before():
    before = Filter(period="2018").resolved(date(2016, 1, 1), date(2019, 11, 30)).previous()
    assert (before.date_from, before.date_to) == (date(2017, 1, 1), date(2017, 12, 31))


@pytest.mark.parametrize(
    ("start", "end", "before"),
    [
        (date(2018, 3, 1), date(2018, 3, 31), (date(2017, 3, 1), date(2017, 3, 31))),
        (date(2017, 1, 1), date(2017, 12, 31), (date(2016, 1, 1), date(2016, 12, 30))),
        (date(2018, 1, 1), date(2019, 6, 30), (date(2016, 7, 4), date(2017, 12, 31))),
        (date(2020, 2, 29), date(2020, 2, 29), (date(2019, 2, 28), date(2019, 2, 28))),
        (date(1, 6, 1), date(1, 6, 30), (date(1, 1, 1), date(1, 1, 30))),
    ],
)
def test_the_same_days_a_year_before_are_as_many_and_never_meet_the_period_itself(start, end, before):
    found = Resolved(period="custom", date_from=start, date_to=end, against="year").previous()
    assert (found.date_from, found.date_to) == before


@pytest.mark.parametrize(
    ("end", "told"), [(date(2018, 12, 31), "year"), (date(2019, 1, 1), "before"), (date(2019, 6, 30), "before")]
)
def test_what_lies_just_before_is_never_told_as_a_year_before(end, told):
    wanted = Resolved(period="custom", date_from=date(2018, 1, 1), date_to=end, against="year")
    assert wanted.previous().against == told


def some(vocabulary):
    return st.lists(st.sampled_from(schema.codes(vocabulary)), unique=True, max_size=4).map(tuple)


filters = st.builds(
    Filter,
    origin=st.sampled_from(ORIGINS),
    period=st.sampled_from(["all", "last30", "last90", "ytd", "2018"]),
    governorates=some("governorate"),
    districts=some("district"),
    actors=some("actor"),
    role=st.sampled_from(ROLES),
    pair=st.sampled_from(
        [None, ("islamic_state", "sdf"), ("insurgent", "not_reported"), ("not_reported", "civilians")]
    ),
    place=st.sampled_from(["", "35.15618,40.42716", "35.10000,40.40000,0.05", "SY0901", "only:SY09", "gn173927"]),
    classes=some("event_class"),
    types=some("event_type"),
    zones=some("control_zone"),
    against=st.sampled_from(["before", "year"]),
    exact_day=st.booleans(),
    exact_place=st.booleans(),
    least_toll=st.integers(0, 9999),
    text=st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=100),
)


def within(wanted):
    """The filter with those districts only that its governorates hold, or with all where they hold none."""
    kept = [code for code in wanted.districts if not wanted.governorates or code[:4] in wanted.governorates]
    return replace(wanted, districts=tuple(kept) or wanted.districts)


@given(filters.map(within))
def test_every_filter_survives_its_own_link(wanted):
    assert filter_link.read(filter_link.written(wanted), ORIGINS) == (wanted, [])


@given(st.dictionaries(st.sampled_from(["gov", "actor", "from", "to", "period", "toll", "text", "table"]), st.text()))
def test_no_link_whatever_raises(params):
    wanted, doubts = filter_link.read(params, ORIGINS)
    assert wanted.origin == (params.get("table") or ORIGINS[0])
    assert all(len(doubt.value) <= 100 for doubt in doubts)


def test_a_link_may_ask_for_a_family_of_actors():
    wanted, doubts = read(actor="insurgent,sdf", role="initiator")
    assert (wanted.actors, doubts) == (("insurgent", "sdf"), [])
    assert filter_link.written(wanted)["actor"] == "insurgent,sdf"
