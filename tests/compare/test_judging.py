"""Both sides of a comparison, counted again by plain pandas, and what may be said of them."""

from datetime import date

import pandas as pd
import pytest

from components import words
from components.compare import said
from components.compare.judging import judged
from components.headline import comparing
from components.names import languages
from data import schema
from data.aggregate.baseline import ANYWHERE
from tests.briefing.views import view_of

UCDP = pd.read_parquet(next((schema.TABLES / "incidents").glob("ucdp_ged*.parquet")))


def recounted(start, end, areas=("SY09",), actor=""):
    """Rows of the UCDP table that lie wholly in some days: violent events, attacks, clashes, killed low and high."""
    rows = UCDP[UCDP["governorate"].isin(areas)] if areas else UCDP
    ends = pd.to_datetime(rows["date_end"]).fillna(pd.to_datetime(rows["date_start"]))
    rows = rows[(pd.to_datetime(rows["date_start"]) >= pd.Timestamp(start)) & (ends <= pd.Timestamp(end))]
    if actor:
        named = [rows[column].fillna("").str.split(";") for column in ("initiators", "targets", "claimed_by")]
        rows = rows[[any(actor in ids for ids in one) for one in zip(*named, strict=True)]]
    attacks, clashes = ((rows["event_class"] == code).sum() for code in ("attack", "clash"))
    numbers = rows[["killed_low", "killed_best", "killed_high"]].astype(float)
    return (
        int(attacks + clashes),
        int(attacks),
        int(clashes),
        int(numbers.min(axis=1).sum()),
        int(numbers.max(axis=1).sum()),
    )


def figures(side):
    killed = side.tolls["killed"]
    return side.count("violent_events"), side.count("attacks"), side.count("clashes"), killed.low, killed.high


Q4 = date(2018, 10, 1), date(2018, 12, 31)


@pytest.mark.parametrize(
    ("link", "mine", "others"),
    [
        ("gov=SY09&from=2018-10-01&to=2018-12-31&compare=year", Q4, [(date(2017, 10, 1), date(2017, 12, 31))]),
        ("gov=SY09&from=2018-10-01&to=2018-12-31&compare=before", Q4, [(date(2018, 7, 1), date(2018, 9, 30))]),
        (
            "gov=SY09&from=2018-10-01&to=2018-12-31&compare=years",
            Q4,
            [(date(year, 10, 1), date(year, 12, 31)) for year in (2016, 2017, 2019)],
        ),
        (
            "gov=SY08&from=2016-01-01&to=2016-06-30&compare=2016-07-01..2016-12-31",
            (date(2016, 1, 1), date(2016, 6, 30)),
            [(date(2016, 7, 1), date(2016, 12, 31))],
        ),
    ],
)
def test_the_counts_of_every_side_are_those_that_pandas_counts(link, mine, others):
    areas = (link[4:8],)
    found = judged(view_of(link))
    assert [figures(side) for side in found.sides] == [recounted(*days, areas) for days in (mine, *others)]
    for at, days in enumerate(others):
        held = found.held["violent_events", at]
        assert (held.n, held.n_other) == (recounted(*mine, areas)[0], recounted(*days, areas)[0])
        if held.change and held.n_other:
            lengths = [(end - start).days + 1 for start, end in (mine, days)]
            assert held.change.ratio == pytest.approx(held.n / lengths[0] / (held.n_other / lengths[1]))


def test_the_counts_of_governorates_and_actors_are_those_that_pandas_counts():
    link = "gov=SY09&from=2018-10-01&to=2018-12-31"
    found = judged(view_of(f"{link}&compare=SY08"))
    assert [figures(side) for side in found.sides] == [recounted(*Q4, (area,)) for area in ("SY09", "SY08")]
    found = judged(view_of(f"{link}&actor=islamic_state&compare=sdf"))
    assert [figures(side) for side in found.sides] == [recounted(*Q4, actor=one) for one in ("islamic_state", "sdf")]
    rows = UCDP[(UCDP["governorate"] == "SY09") & UCDP["date_start"].between(Q4[0], Q4[1])]
    named = rows["initiators"].fillna("") + ";" + rows["targets"].fillna("")
    assert found.shared[0] == named[named.str.contains("islamic_state") & named.str.contains("sdf")].size > 0
    assert found.untold == ("shared",) and found.held["violent_events", 0].change is None


@pytest.mark.parametrize("against", ["before", "year"])
@pytest.mark.parametrize("days", ["from=2018-10-01&to=2018-12-31", "period=2018"])
def test_the_table_and_the_cards_tell_one_verdict_of_the_same_two_periods(days, against):
    """A page that says "clearly more" above and "no clear change" below says nothing."""
    view = view_of(f"{days}&gov=SY09&against={against}&compare={against}")
    cards = comparing.shown(view, "violent_events")
    held = judged(view).held
    assert cards and all(
        held[measure, 0].change == change for (measure, area), change in cards.items() if area == ANYWHERE
    )


def test_periods_that_differ_by_days_are_judged_by_windows_that_do_not_overlap():
    held = judged(view_of("gov=SY09&from=2017-02-01&to=2017-02-28&compare=2017-03-01..2017-03-31")).held[
        "violent_events", 0
    ]
    assert held.change and (held.days, held.days_other) == (28, 31) and held.rates
    known = held.change.dispersion
    assert known.known and known.windows > 20 and known.factor > 1
    back = judged(view_of("gov=SY09&from=2017-03-01&to=2017-03-31&compare=2017-02-01..2017-02-28")).held[
        "violent_events", 0
    ]
    assert back.change and back.change.ratio * held.change.ratio == pytest.approx(1)
    assert back.change.p == pytest.approx(held.change.p, rel=0.3)


def test_no_ratio_is_told_of_two_tables_and_each_is_counted_by_itself():
    view = view_of("gov=SY09&from=2018-10-01&to=2018-12-31&compare=table:coded_reports")
    found = judged(view)
    assert found.untold == ("tables",) and not any(one.change for one in found.held.values())
    alone = view_of("table=coded_reports&gov=SY09&from=2018-10-01&to=2018-12-31")
    assert (
        found.sides[1]
        == judged(view_of("table=coded_reports&gov=SY09&from=2018-10-01&to=2018-12-31&compare=SY08")).sides[0]
    )
    assert view.compared[0].origin == alone.origin and view.compared[0].filter.asof == ""


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ("table=coded_reports&gov=SY09&compare=SY08", "sample"),
        ("table=worked_case&gov=SY09&compare=SY08", "coverage"),
        ("gov=SY09&actor=islamic_state&role=target&period=2018&compare=year", "undirected"),
        ("gov=SY09,SY08&period=2018&compare=SY08", "inside"),
        ("gov=SY09&period=2018&compare=sdf", "inside"),
        ("gov=SY09&period=2019&compare=year", "unfinished"),
        ("gov=SY09&period=2018&compare=2019-01-01..2019-12-31", "partly"),
        ("gov=SY09&period=2018&compare=2018-12-01..2019-06-30", "days"),
        ("gov=SY09&period=2018&compare=2019-01-01..2019-03-31", "lengths"),
    ],
)
def test_why_no_ratio_is_told_is_a_reason(link, why):
    found = judged(view_of(link))
    assert found.untold == (why,) and not any(one.change for one in found.held.values())


def test_two_areas_over_a_period_of_few_windows_are_told_apart_by_no_less_than_in_shorter_ones():
    known = [
        held.change.dispersion
        for link in ("period=2018", "from=2018-01-01&to=2018-06-27")  # 178 days: as long as the shorter windows are
        if (held := judged(view_of(f"gov=SY09&{link}&compare=SY08")).held["violent_events", 0]).change
    ]
    assert [one.windows for one in known] == [8, 8] and known[0].factor > known[1].factor > 1


def test_incidents_that_name_no_governorate_may_be_of_either_and_that_is_said():
    view = view_of("gov=SY09&from=2018-10-01&to=2018-12-31&compare=SY08")
    days = UCDP["date_start"].between(*Q4) & (UCDP["date_end"].fillna(UCDP["date_start"]) <= Q4[1])
    nowhere = UCDP[days & (UCDP["governorate"].isna() | (UCDP["location_precision"] == "country"))]
    assert view.names.t("compare_nowhere", n=len(nowhere)) in said.differences(view, view.compared[0])


def test_a_table_that_says_who_attacked_has_no_row_of_violent_events_beside_its_attacks():
    found = judged(view_of("table=coded_reports&gov=SY09&compare=SY11"))
    assert found.measures == ("attacks", "security_operations", "clashes")


def test_a_side_that_counts_one_place_alone_is_called_by_the_place_and_not_by_its_governorate():
    view = view_of("gov=SY09&place=SY0902&from=2018-01-01&to=2018-12-31&compare=SY08")
    names = view.names
    assert [said.side(view, one, names) for one in (view, *view.compared)] == [
        names.apart(names.of("area", "SY0902")),
        names.of("area", "SY08"),
    ]


def test_what_each_side_leaves_out_by_a_role_says_of_which_side():
    view = view_of("actor=islamic_state&role=initiator&from=2018-01-01&to=2018-12-31&compare=year")
    lines = said.differences(view, view.compared[0])
    for one in (view, *view.compared):
        n = view.names.number(sum(one.undirected().values()))
        assert [n in line for line in lines if line.startswith(said.name(view, one))] == [True]


@pytest.mark.parametrize("lang", languages())
def test_a_town_is_not_called_as_its_governorate_is(lang):
    view = view_of("place=35.33588,40.14084&from=2018-01-01&to=2018-12-31&compare=SY09", lang)
    mine, other = (said.side(view, one, view.names) for one in (view, *view.compared))
    assert mine == words.where(view.filter.place, view.names) != view.names.apart(other)


@pytest.mark.parametrize("place", ["36.20124,37.16117", "gn170063"])
def test_a_table_that_does_not_know_a_place_has_no_zero_there_beside_another(place):
    view = view_of(f"period=2019&gov=all&place={place}&compare=table:coded_reports")
    assert not view.compared
    assert [doubt.reason for doubt in view.doubts] == ["nowhere"]
    known = view_of("period=2019&gov=all&place=SY0902&compare=table:coded_reports")
    assert known.compared and not known.doubts
