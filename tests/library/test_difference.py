"""What a new version changes is told row by row and cell by cell, and what is added takes the place of its own ids."""

from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st

from data import schema
from data.library.difference import Cell, added, difference
from data.sources.cells import Import

_FIELDS = schema.arrow_schema("incidents")


def table(rows, own=()):
    """Incidents by id: killed_low, place, and texts of own columns."""
    given = [
        {
            "incident_id": name,
            "date_start": date(2021, 1, 1),
            "event_class": "attack",
            "killed_low": killed,
            "place_name_en": place,
            "from_row": number,
            "origin": "t",
        }
        for number, (name, (killed, place, *_)) in enumerate(rows.items())
    ]
    made = pa.Table.from_pylist(given, schema=_FIELDS)
    for number, column in enumerate(own):
        made = made.append_column(schema.OWN + column, pa.array([row[2 + number] for row in rows.values()]))
    return made


def test_each_changed_cell_is_named_with_what_stood_there_before():
    before = table({"A": (1, "Busayra"), "B": (None, "Tabqa"), "C": (2, "Markada")})
    after = table({"C": (2, "Markada"), "B": (3, "Tabqa"), "D": (0, "Hajin")})
    found = difference(before, after)
    assert (found.new, found.withdrawn, found.changed, found.same) == (1, 1, 1, 1)
    assert (found.new_ids, found.withdrawn_ids) == (("D",), ("A",))
    assert found.cells == (Cell("B", "killed_low", "", "3"),)
    assert (found.before.tolls["killed"].low, found.before.tolls["killed"].silent) == (3, 1)
    assert (found.after.tolls["killed"].low, found.after.tolls["killed"].silent) == (5, 0)
    assert found.after.classes == {"attack": 3}


def test_the_place_of_a_row_in_its_file_is_no_change():
    rows = {"A": (1, "Busayra"), "B": (2, "Tabqa")}
    assert difference(table(rows), table(dict(reversed(rows.items())))).nothing


def test_a_further_own_column_is_told_once_and_not_as_a_change_of_every_row():
    before = table({"A": (1, "Busayra", "red")}, ["Alert"])
    after = table({"A": (1, "Busayra", "amber", 7)}, ["Alert", "Households"])
    found = difference(before, after)
    assert (found.changed, found.columns_new, found.columns_gone) == (1, ("Households",), ())
    assert found.cells == (Cell("A", "own:Alert", "red", "amber"),)


def test_this_weeks_rows_are_added_and_those_of_a_known_id_are_replaced(tmp_path):
    before = table({"A": (1, "Busayra", 1), "B": (2, "Tabqa", 2)}, ["Alert"])
    pq.write_table(before, tmp_path / "incidents.parquet")
    more = Import(table({"B": (5, "Tabqa", "high"), "C": (0, "Hajin", None)}, ["Alert"]), (), 2, "v")
    found = added(tmp_path / "incidents.parquet", more)
    rows = {row["incident_id"]: (row["killed_low"], row["own:Alert"]) for row in found.table.to_pylist()}
    assert rows == {"A": (1, "1"), "B": (5, "high"), "C": (0, None)}
    told = difference(tmp_path / "incidents.parquet", found.table)
    assert (told.new, told.withdrawn, told.changed, told.same) == (1, 0, 1, 1)


ROWS = st.dictionaries(
    st.sampled_from("ABCDEFG"), st.tuples(st.none() | st.integers(0, 3), st.sampled_from(["", "x", "س"]))
)


@settings(max_examples=8)
@given(ROWS, ROWS)
def test_the_difference_is_that_of_the_rows_one_by_one(before, after):
    met = before.keys() & after.keys()
    changed = [name for name in sorted(met) if before[name] != after[name]]
    found = difference(table(before), table(after))
    assert (found.new, found.withdrawn) == (len(after.keys() - met), len(before.keys() - met))
    assert (found.changed, found.same) == (len(changed), len(met) - len(changed))
    assert list(dict.fromkeys(cell.incident_id for cell in found.cells)) == changed
    for rows, sums in ((before, found.before), (after, found.after)):
        assert sums.tolls["killed"].low == sum(killed or 0 for killed, _ in rows.values())
        assert sums.tolls["killed"].silent == sum(killed is None for killed, _ in rows.values())
