"""On how many publishers incidents rest, and when a comparison must say that its sources changed."""

from collections import Counter
from datetime import date

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from data import schema
from data.aggregate.publishers import LEAST, Alone, alone_per_year, shift, shifted
from data.filter import NORTH_EAST
from data.store import open_store
from tests.factories import incident, refilled, store

UCDP = "ucdp_ged_syria_2016_2019"


def of(*sources):
    return store(*(incident(sources=written) for written in sources)).incidents("t")


def period(incidents, **named):
    return Alone(incidents, 0, tuple(named.items()))


def test_an_incident_rests_on_one_publisher_alone_where_it_names_no_other():
    ((year, found),) = alone_per_year(of("SOHR", "SOHR", "SOHR; AFP", "AFP", "SOHR; SOHR", None, ""))
    assert (year, found.incidents, found.silent, found.on_one) == (2021, 7, 2, 4)
    assert found.alone == (("SOHR", 3), ("AFP", 1))


def test_publishers_of_a_year_are_those_of_incidents_whose_dates_lie_in_it():
    rows = store(
        incident(sources="A", date_start=date(2020, 5, 1)),
        incident(sources="B", date_start=date(2019, 5, 1)),
        incident(sources="B", date_start=date(2019, 12, 31), date_end=date(2020, 1, 1), date_precision="window"),
    )
    found = alone_per_year(rows.incidents("t"))
    assert [(year, said.alone) for year, said in found] == [
        (2019, (("B", 1),)),
        (2020, (("A", 1),)),
        (None, (("B", 1),)),
    ]
    assert alone_per_year(rows.incidents("none")) == ()


def test_a_change_of_the_one_source_is_seen_although_as_many_incidents_rest_on_one_alone():
    found = shifted(period(100, A=100), period(100, B=100))
    assert found is not None
    assert (found.publisher, found.apart) == ("A", 1)


def test_shares_less_than_a_fifth_apart_are_not_spoken_of():
    assert shifted(period(100, A=65), period(100, A=46)) is None
    fifth = shifted(period(100, A=65), period(100, A=45))
    assert fifth is not None
    assert fifth.publisher == "A"


def test_shares_of_a_few_incidents_are_not_spoken_of():
    assert shifted(period(LEAST - 1, A=LEAST - 1), period(100)) is None
    assert shifted(period(0), period(100, A=100)) is None
    assert shifted(period(LEAST, A=LEAST), period(100)) is not None


def test_two_periods_hold_what_lies_in_them_and_nothing_that_reaches_over_an_edge():
    may, june = (date(2021, 5, 1), date(2021, 5, 31)), (date(2021, 6, 1), date(2021, 6, 30))
    rows = [
        *(incident(sources="A", date_start=date(2021, 5, day)) for day in range(1, 31)),
        *(incident(sources="B", date_start=date(2021, 6, day)) for day in range(1, 31)),
        incident(sources="B", date_start=may[1], date_end=june[0], date_precision="window"),
        incident(sources="A", date_start=date(2021, 7, 1)),
        incident(sources="A", date_start=june[0], event_class="security_operation", event_type="raid"),
    ]
    found = shift(store(*rows).incidents("t"), "attacks", may, june)
    assert found is not None
    assert (found.before, found.now) == (period(30, A=30), period(30, B=30))
    assert shift(store(*rows[:30]).incidents("t"), "attacks", may, june) is None


@settings(max_examples=40)
@given(st.lists(st.lists(st.sampled_from("ABC"), max_size=3), min_size=1, max_size=9))
def test_every_incident_is_silent_or_on_one_or_on_several(named):
    ((_, found),) = alone_per_year(refilled(*(incident(sources="; ".join(names) or None) for names in named)))
    single = Counter(names[0] for names in named if len(set(names)) == 1)
    assert (found.incidents, found.silent) == (len(named), sum(not names for names in named))
    assert dict(found.alone) == single


def test_the_shipped_years_rest_on_one_publisher_as_pandas_counts_it():
    """SOHR alone in the three governorates: 89, 65, 73 and 76 % of the incidents of 2016 to 2019."""
    rows = pd.read_parquet(schema.TABLES / "incidents" / f"{UCDP}.parquet")
    rows = rows[rows["governorate"].isin(NORTH_EAST)]
    shipped = open_store().incidents(UCDP)
    found = dict(alone_per_year(shipped.filter(shipped.governorate.isin(NORTH_EAST))))
    assert set(found) == {2016, 2017, 2018, 2019}
    for year, said in found.items():
        kept = rows[pd.to_datetime(rows["date_start"]).dt.year == year]
        counted = kept.loc[~kept["sources"].str.contains(";"), "sources"].value_counts()
        assert said.incidents == len(kept)
        assert dict(said.alone) == counted.to_dict()
    assert [round(100 * said.on("SOHR") / said.incidents) for said in found.values()] == [89, 65, 73, 76]
