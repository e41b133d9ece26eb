"""What a table holds, and what it is silent about."""

from datetime import date

import pandas as pd

from data.aggregate import coverage
from data.aggregate.headline import headline
from tests.factories import USUAL, incident, store


def incidents(*rows):
    return store(*(incident(**row) for row in rows)).incidents(USUAL["origin"])


def test_an_incident_without_a_number_of_killed_is_silent_and_one_with_nobody_killed_is_not():
    found = coverage.quality(incidents({}, {"killed_low": 0, "killed_high": 0}, {"killed_best": 3}))
    assert (found.incidents, found.silent["killed"]) == (3, 1)


def test_an_incident_that_gives_its_civilians_killed_alone_is_as_little_silent_on_this_page_as_on_the_cards():
    rows = incidents({}, {"killed_civilians_low": 2}, {"killed_civilians_high": 2})
    assert coverage.quality(rows).silent["killed"] == headline(rows).killed.silent == 2


def test_precision_counts_every_incident_once_also_where_none_is_given():
    found = coverage.quality(incidents({}, {"date_precision": "month"}, {"date_precision": None}))
    assert found.date["day"] == found.date["month"] == found.date[""] == 1
    assert sum(found.date.values()) == sum(found.location.values()) == found.incidents


def test_an_empty_table_has_nothing_silent():
    found = coverage.quality(incidents())
    assert found.incidents == 0
    assert not any(found.silent.values())


def test_a_month_is_counted_where_the_whole_window_lies_in_it():
    found = coverage.months(
        incidents(
            {"date_start": date(2021, 11, 5)},
            {"date_start": date(2021, 11, 1), "date_end": date(2021, 11, 30), "date_precision": "month"},
            {"date_start": date(2021, 11, 30), "date_end": date(2021, 12, 1), "date_precision": "window"},
            {"date_start": date(2021, 11, 5), "date_end": None, "governorate": None},
        )
    )
    dated = found.dropna()
    assert dated[["governorate", "year", "month", "n"]].values.tolist() == [["", 2021, 11, 1], ["SY09", 2021, 11, 2]]
    assert found[found.month.isna()].n.tolist() == [1]


def test_a_month_without_rows_is_not_a_month_with_nothing():
    found = coverage.months(incidents({}))
    assert len(found) == 1
    assert not (found.n == 0).any()


def test_actors_that_map_to_none_of_ours_keep_the_words_of_the_source():
    found = coverage.other_actors(
        incidents(
            {"initiators": "other;sdf", "initiators_text": "Liwa X"},
            {"targets": "other", "targets_text": "Liwa X"},
            {"initiators": "other", "initiators_text": "Saraya Y"},
            {"initiators": "sdf", "initiators_text": "QSD"},
        )
    )
    assert found.values.tolist() == [["Liwa X", 2], ["Saraya Y", 1]]


def test_an_incident_that_names_an_unknown_actor_on_both_sides_counts_once():
    both = {"initiators": "other", "initiators_text": "A", "targets": "other", "targets_text": "A"}
    assert coverage.other_actors(incidents(both)).n.tolist() == [1]


def test_each_warning_is_counted_by_itself():
    found = coverage.flags(incidents({"flags": "bidi_control;hidden_row"}, {"flags": "bidi_control"}, {}))
    assert found == {"bidi_control": 2, "hidden_row": 1}
    assert coverage.flags(incidents({})) == {}


def test_the_answers_are_plain_numbers():
    found = coverage.quality(incidents({"directed": False}, {"directed": None}))
    assert found.undirected == 1
    assert all(type(number) is int for number in (found.undirected, *found.date.values(), *found.silent.values()))
    assert isinstance(coverage.months(incidents({})), pd.DataFrame)
