"""No cell of a CSV is run by a spreadsheet, however that cuts it; and each comes back as it was."""

import csv
import io
import unicodedata
from dataclasses import replace

import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from components.files.download import file_name
from components.names import names
from components.tables.problems_said import as_csv
from data.formulas import harmless, unmarked
from data.sources.problem_list import listed
from data.sources.problems import Problem
from tests.briefing.views import view_of
from tests.sources.files import read
from tests.test_export import written

SIGNS = "=+-@＝＋－＠−﹣﹢﹦﹫⁺⁻⁼₊₋₌⩵⩶﬩"
INVISIBLE = [
    *("\u3164", "\u115f", "\u1160", "\uffa0", "\u034f", "\u2800", "\x7f", "\x80", "\x9f", "\xad", "\u061c", "\u180e"),
    *("\u180b", "\u180f", "\u200b", "\u200f", "\u202a", "\u202e", "\u2060", "\u2065", "\u206f", "\ufeff", "\ufe00"),
    *("\ufe0f", "\ufff0", "\ufff9", "\ufffb", "\ufffc", "\U000e0001", "\U000e007f", "\U000e0100", "\U000e01ef"),
    *("\U000e0fff", "\x00", "\x1b", " ", "\xa0", "\u1680", "\u2007", "\u202f", "\u205f", "\u3000", "\u0300", "\u17b4"),
    *("\ue000", "\U0001d159", "\U0001d173", "\U00016fe4", "'"),
]
PARTINGS = [",", ";", "|", '"', "\t", "\n", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\x1c", "\x1e"]
HOSTILE_TEXTS = st.lists(
    st.one_of(st.sampled_from([*SIGNS, *INVISIBLE, *PARTINGS, "a", "1", "cmd|' /C calc'!A0"]), st.text(max_size=2)),
    max_size=12,
).map("".join)


def made(*texts):
    return harmless(pa.array(texts, pa.string())).to_pylist()


BLANK = "\u115f\u1160\u3164\uffa0\u2800\ufffc\U0001d159"  # letters and signs that are drawn as nothing
RESERVED = {0x2065, *range(0xFFF0, 0xFFF9), *range(0xE0000, 0xE1000)}  # ignored by default, assigned or not


def unseen(letter):
    category = unicodedata.category(letter)
    return category[0] in "ZM" or category in ("Cc", "Cf", "Co") or letter in BLANK or ord(letter) in RESERVED


def begins_a_formula(field):
    """Whether a program runs a field: what is not seen, and a quotation mark that is not understood, stand for none."""
    first = next((letter for letter in field if letter != '"' and not unseen(letter)), "")
    return first != "" and first in SIGNS


@pytest.mark.parametrize("sign", SIGNS)
def test_every_sign_that_begins_a_formula_is_marked_behind_whatever_is_not_seen(sign):
    texts = [f"{before}{hidden}{sign}1" for before in ("", *(f"x{one}" for one in PARTINGS)) for hidden in INVISIBLE]
    marked = made(*texts)
    assert [text for text, one in zip(texts, marked, strict=True) if one == text] == []
    assert unmarked(pa.array(marked)).to_pylist() == texts


def test_no_letter_that_is_not_seen_hides_a_formula():
    letters = [chr(code) for code in (*range(0xD800), *range(0xF900, 0x30000), *range(0xE0000, 0xE1000))]
    before = [letter for letter in letters if unseen(letter)]
    marked = made(*(f"{letter}=1" for letter in before))
    assert len(before) > 3000
    assert [hex(ord(letter)) for letter, text in zip(before, marked, strict=True) if "'" not in text] == []


def test_a_text_that_nobody_runs_stays_as_it_is():
    texts = [
        "a - b",
        "x = y",
        "Reuters, AP; 5-7 killed",
        "a@b.org",
        "SOHR (2019-01-02): -",
        "شمال-شرق",
        "C++",
        "'a'",
        "",
    ]
    assert made(*texts) == texts


@settings(max_examples=100, deadline=None)
@given(HOSTILE_TEXTS, HOSTILE_TEXTS)
@example("x,=cmd|' /C calc'!A0", 'x|=1+1"=1')
@example("'\t=1", "''=1")
@example("a;", "-5")
def test_a_csv_has_no_formula_however_it_is_cut_and_loses_nothing(text, other):
    text, other = text.replace("\0", ""), other.replace("\0", "")
    data = written("csv", {"summary_en": text, "summary_ar": other, "incident_id": text}, about=((other, text),))
    content = data.decode("utf-8-sig")
    for separator in ",;|\t":
        for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
            fields = [
                field
                for record in csv.reader(io.StringIO(content, newline=""), delimiter=separator, quoting=quoting)
                for field in record
            ]
            assert not [field for field in fields if begins_a_formula(field)]
    (row,) = csv.DictReader(io.StringIO(content, newline=""))
    told = unmarked(pa.array([row["summary_en"], row["summary_ar"], row["provenance"]])).to_pylist()
    assert told == [text, other, f"{other}: {text}"]


def test_what_a_spreadsheet_would_run_comes_back_from_a_download_as_it_was(tmp_path):
    texts = ["=1+1", "'=1+1", "x,=cmd|' /C calc'!A0", "a; '-b", "it's =", "@a", "\u3164=1"]
    data = written("csv", *({"summary_en": text, "incident_id": f"n{at}"} for at, text in enumerate(texts)))
    assert read(tmp_path, data, "export.csv").table["summary_en"].to_pylist() == texts


def test_an_apostrophe_in_a_file_of_somebody_else_is_a_letter_of_it(tmp_path):
    data = b"incident_id,date_start,governorate,event_type,summary_en\nn1,2021-01-01,SY09,raid,'=1+1\n"
    assert read(tmp_path, data, "other.csv").table["summary_en"].to_pylist() == ["'=1+1"]


def test_a_list_of_problems_holds_no_formula_however_it_is_cut():
    text = 'x|=1+1,\u3164=2;"@3'
    content = as_csv(listed([Problem(3, text, "not_a_number", text, text)]), names("en")).decode("utf-8-sig")
    for separator in ",;|\t":
        for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
            records = csv.reader(io.StringIO(content, newline=""), delimiter=separator, quoting=quoting)
            assert not [field for record in records for field in record if begins_a_formula(field)]


def test_a_download_is_named_in_letters_that_every_file_system_takes():
    view = view_of("period=2018")
    odd = replace(view, origin=replace(view.origin, origin="../=a b\u202e|c"))
    assert file_name(odd, "csv").startswith("____a_b__c_incidents_en_")
    assert file_name(view, "csv").startswith("ucdp_ged_syria_2016_2019_incidents_en_")
