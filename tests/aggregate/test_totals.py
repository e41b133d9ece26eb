"""Totals that sources give: shown for the periods and areas they touch, never in a bar."""

from datetime import date

import ibis
import pyarrow as pa

from data import schema
from data.aggregate.totals import totals_in_view
from data.filter import Filter

COVERS = (date(2021, 1, 1), date(2021, 12, 31))


def total(**facts):
    usual = {"aggregate_id": "A", "date_start": date(2021, 10, 1), "date_end": date(2021, 10, 31), "origin": "t"}
    return {**usual, "event_type": "arrest", "initiators": "asayish;sdf", "targets": "islamic_state", **facts}


def shown(*rows, **asked):
    names = [column.name for column in schema.AGGREGATES]
    table = pa.Table.from_pylist(
        [{name: row.get(name) for name in names} for row in rows], schema.arrow_schema("aggregates")
    )
    return len(totals_in_view(ibis.memtable(table), Filter(**asked).resolved(*COVERS)))


def test_a_total_that_cannot_be_divided_belongs_to_every_area():
    assert shown(total(), governorates=("SY11",)) == 1
    assert shown(total(governorate="SY08"), governorates=("SY11",)) == 0
    assert shown(total(governorate="SY08"), governorates=()) == 1


def test_a_total_is_shown_where_its_period_is_touched():
    assert shown(total(), date_from=date(2021, 10, 31), date_to=date(2021, 11, 30)) == 1
    assert shown(total(), date_from=date(2021, 11, 1), date_to=date(2021, 11, 30)) == 0


def test_a_filter_by_actor_and_role_asks_the_total_too():
    assert shown(total(), actors=("sdf",)) == 1
    assert shown(total(), actors=("sdf",), role="target") == 0
    assert shown(total(), actors=("russia",)) == 0
    assert shown(total(), actors=("insurgent",), role="target") == 1


def test_a_filter_by_pair_asks_both_sides_of_the_total_and_one_by_area_its_governorate():
    assert shown(total(), pair=("sdf", "insurgent")) == 1
    assert shown(total(), pair=("insurgent", "sdf")) == 0
    assert shown(total(governorate="SY08"), place="SY0902", governorates=()) == 0
    assert shown(total(governorate="SY08"), place="SY0801", governorates=()) == 1


def test_a_filter_by_class_asks_the_total_too():
    assert shown(total(), classes=("attack",)) == 0
    assert shown(total(), classes=("security_operation",)) == 1


def test_a_table_without_totals_shows_none():
    assert shown() == 0
