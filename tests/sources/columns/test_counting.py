"""What a whole column of counts says: how its file writes fractions, which end it holds, what contradicts."""

from itertools import product

import pytest

from data import bounds, schema
from tests.sources.files import codes, imported, only, rows

COMMA = ("2,5", "2,55", "2,5555", "-2,5", " 2,5 ", "100,25")  # a fraction, and no thousand
DOT = ("2.5", "2.55", "2.05", "2.5555", "-2.5", "2.10", " 2.5 ")
NEITHER = ("2,", "2,555", "2.555", "2.00", "2.0", "2.", "a2,5", "2,5a", "2.5a", "25", "1,2,5", "")


def thousand(folder, written, *beside, column="injured"):
    """How many people `written` are in a file whose other rows hold these numbers in another column."""
    changes = ({"killed": written, column: ""}, *({"killed": "", column: one} for one in beside))
    return imported(folder, rows(*changes)).table["killed_low"][0].as_py()


@pytest.mark.parametrize("beside", COMMA)
def test_a_fraction_with_a_comma_makes_dots_thousands(tmp_path, beside):
    assert (thousand(tmp_path, "1.000", beside), thousand(tmp_path, "1,000", beside)) == (1000, None)


@pytest.mark.parametrize("beside", DOT)
def test_a_fraction_with_a_dot_beside_one_with_a_comma_settles_nothing(tmp_path, beside):
    assert thousand(tmp_path, "1.000", "2,5", beside) is None
    assert thousand(tmp_path, "1,000", beside) == 1000


@pytest.mark.parametrize("beside", NEITHER)
def test_what_is_no_fraction_shows_nothing_and_takes_nothing_back(tmp_path, beside):
    assert thousand(tmp_path, "1.000", beside) is None
    assert thousand(tmp_path, "1.000", "2,5", beside) == 1000


@pytest.mark.parametrize(
    ("degrees", "people"),
    [
        *(("35,155", 1000), ("-35,1", 1000), (" 35,155 ", 1000), ("5,1", 1000), ("140,5", 1000)),
        *(("35.155", None), ("1234,5", None), (",1", None), ("35,", None)),
    ],
)
def test_degrees_show_how_a_file_writes_fractions(tmp_path, degrees, people):
    assert thousand(tmp_path, "1.000", degrees, column="latitude") == people
    assert thousand(tmp_path, "1.000", degrees, column="longitude") == people


@pytest.mark.parametrize(("degrees", "people"), [("5.1", None), ("140.5", None), ("1400.5", 1000), (".5", 1000)])
def test_only_what_can_be_degrees_contradicts_what_the_counts_show(tmp_path, degrees, people):
    changes = ({"killed": "1.000", "lat": degrees, "lon": degrees}, {"killed": "2,5", "lat": "", "lon": ""})
    assert imported(tmp_path, rows(*changes)).table["killed_low"].to_pylist() == [people, None]


def test_the_largest_number_of_thousands_is_read_as_any_other(tmp_path):
    assert (thousand(tmp_path, "100.000", "2,5"), thousand(tmp_path, "99.999", "2,5")) == (100_000, 99_999)


def test_degrees_and_counts_that_disagree_settle_nothing(tmp_path):
    changes = ({"killed": "1.000", "lat": "35.155", "lon": "40.428"}, {"killed": "2,5", "lat": "", "lon": ""})
    assert imported(tmp_path, rows(*changes)).table["killed_low"].to_pylist() == [None, None]


@pytest.mark.parametrize(
    ("written", "people"),
    [
        (("1.000", "3"), (1000, 3)),
        (("1.000", " 300 "), (1000, 300)),
        (("12.000", "3"), (12000, 3)),
        (("1.000", "1000"), (None, 1000)),
        (("1.000", "3+"), (None, 3)),
        (("0.200", "3"), (None, 3)),
    ],
)
def test_dotted_numbers_are_thousands_beside_small_ones_without_a_dot(tmp_path, written, people):
    found = imported(tmp_path, rows(*({"killed": one} for one in written)))
    assert tuple(found.table["killed_low"].to_pylist()) == people


def test_each_column_of_counts_shows_it_for_all_and_a_small_number_only_for_its_own(tmp_path):
    for column in ("killed_low", "killed_best", "killed_high", "killed_civilians", "injured_high", "detained"):
        assert thousand(tmp_path, "1.000", "2,5", column=column) == 1000, column
    assert thousand(tmp_path, "1.000", "3") is None


def test_what_is_not_plain_is_said_with_what_was_read_and_costs_nothing(tmp_path):
    written = {"~4": ("approximate", "4"), "at least 4 people": ("read_as", ">= 4"), "4-7 people": ("read_as", "4-7"),
               "4 people": ("read_as", "4"), "up to 4 people": ("read_as", "4")}  # fmt: skip
    found = imported(tmp_path, rows(*({"injured": one} for one in written)))
    said = {one.value: (one.code, one.expected) for one in found.flags}
    assert said == written
    assert (len(found.table), found.n_rejected, len(found.flags)) == (5, 0, 5)
    ends = found.table.select(["injured_low", "injured_high"]).to_pylist()
    assert [tuple(one.values()) for one in ends] == [(4, 4), (4, None), (4, 7), (4, 4), (None, 4)]


def test_a_best_estimate_is_only_one_number(tmp_path):
    found = imported(tmp_path, rows({"killed": "3"}, {"killed": "3-5"}, {"killed": "3+"}, {"killed": ""}))
    assert found.table["killed_best"].to_pylist() == [3, None, None, None]
    assert found.table["killed_low"].to_pylist() == [3, 3, 3, None]
    assert found.table["killed_high"].to_pylist() == [3, 5, None, None]


def test_one_end_of_a_range_goes_before_what_the_exact_column_says_and_is_filled_from_it(tmp_path):
    both = {"injured": "3-5", "injured_low": "2", "injured_high": ""}
    record = only(imported(tmp_path, rows(both)))
    assert (record["injured_low"], record["injured_high"]) == (2, 5)


@pytest.mark.parametrize(
    ("column", "written", "kept", "flags"),
    [
        ("killed_best", "5-7", None, ["left_out"]),
        ("killed_best", "~5", 5, ["approximate"]),
        ("injured_high", "at least 3", None, ["left_out"]),
        ("injured_low", "up to 3", None, ["left_out"]),
        ("detained_low", "?", None, []),
        ("n_sources", "2.5", None, ["not_whole"]),
    ],
)
def test_what_is_open_at_the_end_that_a_column_holds_is_left_out_said_and_costs_nothing(
    tmp_path, column, written, kept, flags
):
    found = imported(tmp_path, rows({column: written}, {column: ""}))
    assert found.table[column].to_pylist() == [kept, None]
    assert codes(found.problems) == codes(found.flags) == [(2, column, flag) for flag in flags]


def test_numbers_that_contradict_each_other_are_flagged_as_data_bounds_names_them_and_kept(tmp_path):
    names = ("killed_low", "killed_best", "killed_high", "killed_civilians_low", "killed_civilians_high")
    given = [
        dict(zip(names, numbers, strict=True))
        for numbers in product(("", "1", "2", "3"), ("", "1", "2"), ("", "1", "2"), ("", "2"), ("", "1", "2"))
    ]
    found = imported(tmp_path, rows(*given))
    assert found.n_rejected == 0
    table = found.table.to_pylist()
    assert [set((row["flags"] or "").split(";")) - {""} for row in table] == [bounds.flags(row) for row in table]
    assert len({row["flags"] for row in table}) == 7


@pytest.mark.parametrize("what", ["killed", "killed_civilians", "injured", "detained"])
def test_a_contradiction_names_the_column_that_holds_the_highest_number(tmp_path, what):
    found = imported(tmp_path, rows({f"{what}_low": "5", f"{what}_high": "3"}))
    assert [(one.column, one.code, one.value, one.rejects) for one in found.problems] == [
        (f"{what}_high", "low_above_high", "3", False)
    ]
    exact = imported(tmp_path, rows({f"{what}_low": "5", what: "3"}))
    code = "best_outside_range" if what == "killed" else "low_above_high"  # an exact number is the best one, too
    assert [(one.column, one.code, one.value) for one in exact.problems] == [(what, code, "3")]


def test_the_best_estimate_is_named_where_it_lies_outside(tmp_path):
    found = imported(tmp_path, rows({"killed_low": "1", "killed_best": "9", "killed_high": "5"}))
    assert [(one.column, one.code, one.value) for one in found.problems] == [("killed_best", "best_outside_range", "9")]


def test_one_end_of_a_range_is_read_as_its_file_writes_fractions(tmp_path):
    found = imported(tmp_path, rows({"killed_low": "1.000", "injured": ""}, {"killed_low": "", "injured": "2,5"}))
    assert found.table["killed_low"].to_pylist() == [1000, None]
    assert [(one.row, one.code, one.expected) for one in found.flags] == [
        (2, "read_as", "1000"),
        (3, "not_whole", "0, 1, 2 ..."),
    ]


def test_a_best_estimate_beside_one_end_opens_the_other_and_contradicts_it_by_name(tmp_path):
    low, high, above = {"killed_low": "3"}, {"killed_high": "9"}, {"killed_low": "9"}
    found = imported(tmp_path, rows(*({"killed_best": "5", **one} for one in (low, high))))
    assert found.table["killed_low"].to_pylist() == [3, None]
    assert found.table["killed_high"].to_pylist() == [None, 9]
    found = imported(tmp_path, rows({"killed_best": "5", **above}))
    assert [(one.column, one.code, one.value) for one in found.problems] == [("killed_best", "best_outside_range", "5")]


def test_counts_are_whole_numbers_of_the_schema(tmp_path):
    table = imported(tmp_path, rows({"killed": "3", "n_sources": "2"})).table
    for name in (*schema.COUNTS, "n_sources"):
        assert table.schema.field(name).type == schema.ARROW["count"], name
