"""The figures that are read out."""

from hypothesis import given
from hypothesis import strategies as st

from data.aggregate.headline import headline
from tests.factories import incident, refilled, store


def count(*rows):
    return headline(store(*rows).incidents("t"))


def test_a_source_that_gives_no_number_is_silent_not_zero():
    killed = count(incident(killed_low=1, killed_high=1), incident()).killed
    assert (killed.low, killed.high, killed.silent, killed.reported) == (1, 1, 1, 1)
    assert not count(incident()).killed.known


def test_one_report_of_at_least_seven_opens_the_sum_upwards():
    detained = count(incident(detained_low=7), incident(detained_low=2, detained_high=3)).detained
    assert (detained.low, detained.open, detained.silent) == (9, 1, 0)


def test_an_upper_bound_alone_adds_nothing_to_the_lower_end():
    killed = count(incident(killed_high=4), incident(killed_low=1, killed_high=2)).killed
    assert (killed.low, killed.high, killed.open) == (1, 6, 0)


def test_a_day_whose_precision_is_not_stated_is_not_a_known_day():
    assert count(incident(), incident(date_precision=None), incident(date_precision="week")).windows == 2


def test_a_best_estimate_is_summed_only_where_every_report_gives_one():
    with_best = incident(killed_low=1, killed_best=2, killed_high=3)
    assert count(with_best, with_best).killed.best == 4
    assert count(with_best, incident(killed_low=1, killed_high=1)).killed.best is None
    assert count(with_best, incident()).killed.best == 2


def test_a_best_estimate_outside_its_range_widens_it_and_is_counted_as_a_contradiction():
    killed = count(incident(killed_low=5, killed_best=2, killed_high=9), incident(killed_low=1, killed_high=2)).killed
    assert (killed.low, killed.high, killed.contradictory) == (3, 11, 1)


def test_attacks_and_operations_are_counted_apart():
    got = count(
        incident(), incident(event_class="security_operation", event_type="raid"), incident(event_class="clash")
    )
    assert got.classes == {"attack": 1, "security_operation": 1, "clash": 1, "other": 0}
    assert got.count("violent_events") == 2


def test_places_are_counted_once_and_coarse_rows_never():
    got = count(incident(), incident(), incident(latitude=36.0), incident(location_precision="governorate"))
    assert (got.places, got.unlocated) == (2, 1)


def test_nothing_in_view_is_nothing_and_no_error():
    got = headline(store(incident()).incidents("another table"))
    assert (got.incidents, got.killed.known, got.places) == (0, False, 0)


counts = st.one_of(st.none(), st.integers(0, 50))


@given(st.lists(st.tuples(counts, counts), min_size=1, max_size=8))
def test_every_incident_is_silent_or_reported_and_the_range_holds_its_parts(pairs):
    rows = [incident(killed_low=low, killed_high=high) for low, high in pairs]
    killed = headline(refilled(*rows)).killed
    assert killed.silent + killed.reported == len(rows)
    assert killed.low == sum(0 if low is None else low if high is None else min(low, high) for low, high in pairs)
    assert killed.low <= killed.high
    assert killed.open == sum(low is not None and high is None for low, high in pairs)
