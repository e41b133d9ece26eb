"""A cell with a number of people is the range that it surely means, or is not reported: never a wrong number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.sources.columns.numbers import MOST_PEOPLE, People, count, people
from data.sources.problems import Bad

SURE = {
    "3": (3, 3), "+4": (4, 4), "0": (0, 0), "10.0": (10, 10), "10,00": (10, 10), "1000.0000": (1000, 1000), "٣": (3, 3),
    "۱۲": (12, 12), "3٫0": (3, 3), "1,200": (1200, 1200), "1 200": (1200, 1200), "1\u00a0200": (1200, 1200),
    "1\u202f200": (1200, 1200), "١٬٢٠٠": (1200, 1200), "1'200": (1200, 1200),
    "1’200": (1200, 1200), "000000000003": (3, 3), "12,345": (12345, 12345),
    "100000": (100000, 100000),
    "3+": (3, None), "3 +": (3, None), "at least 5": (5, None), "At Least 5": (5, None), "5 or more": (5, None),
    "≥5": (5, None), ">= 5": (5, None), "min. 5": (5, None), "no fewer than 5": (5, None), "5 على الأقل": (5, None),
    "ما لا يقل عن ٥": (5, None), "5 فأكثر": (5, None), "at least 1,200": (1200, None),
    ">10": (11, None), "more than 10": (11, None), "أكثر من 10": (11, None), "over 99999": (100000, None),
    "<5": (None, 4), "fewer than 5": (None, 4), "أقل من 5": (None, 4), "<1": (None, 0),
    "≤5": (None, 5), "up to 5": (None, 5), "5 or fewer": (None, 5), "at most 0": (None, 0), "حتى 5": (None, 5),
    "5-7": (5, 7), "5–7": (5, 7), "5 — 7": (5, 7), "5 to 7": (5, 7), "between 5 and 7": (5, 7), "from 5 to 7": (5, 7),
    "من 5 إلى 7": (5, 7), "بين ٥ و٧": (5, 7), "5-5": (5, 5), "0-3": (0, 3), "900-1,200": (900, 1200),
}  # fmt: skip
FLAGGED = {
    "~4": (4, 4, "approximate"), "about 4": (4, 4, "approximate"), "c. 4": (4, 4, "approximate"),
    "7?": (7, 7, "approximate"), "7 (?)": (7, 7, "approximate"), "حوالي 20": (20, 20, "approximate"),
    "~4 people": (4, 4, "approximate"), "about 1,200": (1200, 1200, "approximate"),
    "4 civilians": (4, 4, "read_as"), "1 child": (1, 1, "read_as"), "4 مدنيين": (4, 4, "read_as"),
    "5-7 people": (5, 7, "read_as"), "at least 4 civilians": (4, None, "read_as"),
    "3 (incl. 1 child)": (3, 3, "read_as"), "3 (including 2 women)": (3, 3, "read_as"),
    "3, including 1 child": (3, 3, "read_as"), "3 (بينهم طفل)": (3, 3, "read_as"),
    "dozens": (10, None, "read_as"), "عشرات": (10, None, "read_as"), "مئات": (100, None, "read_as"),
}  # fmt: skip
SILENT = ("N/A", "n/a", "NA", "NULL", "null", "NaN", "-", "–", "?", "Unknown", "not reported", "غير معروف", "#N/A")
NO_NUMBER = {
    "several": "not_a_number", "nil": "not_a_number", "none": "not_a_number", "many": "not_a_number",
    "#DIV/0!": "not_a_number", "inf": "not_a_number", "3²": "not_a_number", "2½": "not_a_number", "½": "not_a_number",
    "10-3": "not_a_number", "7-May": "not_a_number", "3/4": "not_a_number", "4 wounded": "not_a_number",
    "3, 4": "not_a_number", "<0": "not_a_number", "x" * 61: "not_a_number", "3 + 1": "not_a_number",
    "3 (1 child)": "not_a_number", "3 of 5": "not_a_number",
    "+2.5": "not_whole", ".5": "not_whole", "1e+3": "not_whole", "1e-3": "not_whole", "3.": "not_whole",
    "0.000": "not_whole", "0000000000003": "not_whole", "1234,567": "not_whole", "123,456": "implausible",
    "2.5": "not_whole", "1e5": "not_whole", "1,5": "not_whole", "0,200": "not_whole", "1e3": "not_whole",
    "3.5-4": "not_whole",
    "-2": "negative", "-0.5": "negative",
    "1e308": "implausible", "100001": "implausible", "1.234.567": "implausible", "5-100001": "implausible",
    "99 999 999": "implausible",
    "1.000": "thousands_or_decimals", "100.000": "thousands_or_decimals", "10.000": "thousands_or_decimals",
    "1.500": "thousands_or_decimals",
    "at least 1.000": "thousands_or_decimals",
}  # fmt: skip


@pytest.mark.parametrize(("written", "means"), SURE.items())
def test_what_is_sure_is_read_as_its_range_and_needs_no_flag(written, means):
    assert people(written) == People(*means)


@pytest.mark.parametrize(("written", "means"), FLAGGED.items())
def test_what_is_read_by_its_meaning_is_flagged(written, means):
    assert people(written) == People(*means)


@pytest.mark.parametrize("written", SILENT)
def test_what_says_that_nothing_is_known_is_not_reported(written):
    assert people(written) == People(None, None)


@pytest.mark.parametrize(("written", "code"), NO_NUMBER.items())
def test_what_is_no_number_of_people_says_why(written, code):
    read = people(written)
    assert isinstance(read, Bad)
    assert read.code == code
    expected = {"implausible": f"0..{MOST_PEOPLE}", "thousands_or_decimals": " / "}.get(code, "0, 1, 2 ...")
    assert expected in read.expected


@pytest.mark.parametrize(
    ("written", "means"), {"1.000": (1000, 1000), "10.000": (10000, 10000), "1.000-2.000": (1000, 2000)}.items()
)
def test_dots_are_thousands_where_the_file_has_decimal_commas(written, means):
    assert people(written, ",") == People(*means, "read_as")
    for unknown in (".", ""):
        assert people(written, unknown).code == "thousands_or_decimals"


def test_a_comma_is_no_thousand_where_the_file_has_decimal_commas():
    assert people("1,200", ",") == Bad("thousands_or_decimals", "1 / 1200")
    assert people("1,200", ".") == people("1,200", "") == People(1200, 1200)
    assert people("1.234,5", ",").code == "not_whole"


def test_a_number_without_a_thousand_needs_no_flag_where_the_file_has_decimal_commas():
    assert people("3", ",") == people("3,0", ",") == People(3, 3)
    assert people("at least 3", ",") == People(3, None)


def test_the_longest_text_that_can_be_a_number_is_read_and_no_longer_one():
    assert (count("3".rjust(60)), people("3".rjust(60))) == (3, People(3, 3))
    assert count("3".rjust(61)) == people("3".rjust(61)) == Bad("not_a_number", "0, 1, 2 ...")


@given(st.integers(0, MOST_PEOPLE), st.integers(0, MOST_PEOPLE))
def test_every_number_is_read_in_every_way_of_writing_it(one, two):
    low, high = sorted((one, two))
    assert people(str(low)) == people(f"{low:,}") == people(f"{low}.0") == People(low, low)
    assert people(f"{low}-{high}") == people(f"{low:,} to {high:,}") == People(low, high)
    assert people(f"{low}+") == People(low, None)
    assert people(f"≤{high}") == People(None, high)


@given(st.text(max_size=70), st.sampled_from(["", ",", "."]))
def test_no_text_becomes_a_range_that_cannot_be(text, mark):
    read = people(text, mark)
    if isinstance(read, People):
        assert 0 <= (read.low or 0) <= MOST_PEOPLE
        assert 0 <= (read.high or 0) <= MOST_PEOPLE
        assert read.low is None or read.high is None or read.low <= read.high


@pytest.mark.parametrize(
    ("written", "read"),
    {"3": 3, "3.0": 3, "+3": 3, "3.00": 3, "٣": 3, "3٫0": 3, "3.0000": 3, "000000000003": 3, "100000": 100000}.items(),
)
def test_a_programs_count_is_one_whole_number(written, read):
    assert count(written) == read


@pytest.mark.parametrize(
    "written", ["3.", "0000000000003", "1.000", "3+", "3-5", "1,200", "2.5", "100001", "-1", "", "9" * 61]
)
def test_a_programs_count_is_nothing_else(written):
    assert isinstance(count(written), Bad)


@pytest.mark.parametrize(
    ("written", "happened", "means"),
    [
        *(("three", "killed", (3, 3)), ("ثلاثة", "killed", (3, 3)), ("أحد عشر", "injured", (11, 11))),
        *(("twenty-one", "killed", (21, 21)), ("خمسة وعشرون", "killed", (25, 25)), ("قتيلان", "killed", (2, 2))),
        *(("قتيل واحد", "killed", (1, 1)), ("جريحين", "injured", (2, 2)), ("ثلاثة أشخاص", "detained", (3, 3))),
        *(("at least three", "killed", (3, None)), ("ثلاثة على الأقل", "killed", (3, None))),
        *(("two to four", "injured", (2, 4)), ("3 killed", "killed", (3, 3)), ("ثلاثة قتلى", "killed", (3, 3))),
        *(("أربعة مدنيين قتلى", "killed", (4, 4)), ("5 arrested", "detained", (5, 5))),
        *(("خمسة بينهم طفلان", "injured", (5, 5)), ("4 including a child", "killed", (4, 4))),
    ],
)
def test_a_small_number_in_words_is_read_and_said(written, happened, means):
    assert people(written, happened=happened) == People(*means, "read_as")


@pytest.mark.parametrize(
    ("written", "happened"),
    [("3 injured", "killed"), ("قتيلان", "injured"), ("no one", "killed"), ("one killed two injured", "killed")],
)
def test_what_happened_to_others_is_no_number_of_these(written, happened):
    assert people(written, happened=happened).code == "not_a_number"
