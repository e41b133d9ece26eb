"""A coded column is read by its vocabulary's codes and names; what it does not know is left out and said."""

import pytest

from data import schema
from data.sources.columns.coding import spellings
from tests.sources.files import imported, only, rows

KNOWN = {
    "control_zone": {"sdf": "sdf", "Held by the SDF": "sdf", "سيطرة قسد": "sdf", "IRAN-BACKED": "iran_backed"},
    "target_type": {"checkpoint": "checkpoint", "حاجز": "checkpoint", "Oil facility or tanker": "oil", "أخرى": "other"},
    "initiator_basis": {"claimed": "claimed", "reported as fact": "reported", "غير معروف": "unknown"},
    "status": {
        "single source": "single_source",
        "مصدر واحد": "single_source",
        "منفي": "refuted",
        "Contested": "contested",
    },
    "event_class": {"attack": "attack", "عملية أمنية": "security_operation", "Clash": "clash", "OTHER": "other"},
    "time_of_day": {"dawn": "dawn", "Day": "day", "EVENING": "evening", "night ": "night"},
    "event_type": {"raid": "raid", "roadside bomb": "ied", "كمين": "ambush", "Armed assault": "armed_assault"},
}
UNKNOWN = {
    "control_zone": ("the moon", "sdf syrian_government iran_backed turkish_sna transitional_government contested"),
    "target_type": (
        "ice cream van",
        "checkpoint headquarters patrol vehicle official tribal_figure civilian oil road camp prison other",
    ),
    "initiator_basis": ("contested", "claimed reported suspected unknown"),  # a status
    "status": ("claimed", "unverified single_source corroborated contested refuted"),  # a basis
    "event_class": ("party", "attack security_operation clash other"),
    "time_of_day": ("noon", "dawn day evening night"),
    "directed": ("perhaps", "true false"),
}


@pytest.mark.parametrize(
    ("column", "text", "code"), [(name, *one) for name, ways in KNOWN.items() for one in ways.items()]
)
def test_a_code_is_known_by_itself_and_by_its_names(tmp_path, column, text, code):
    found = imported(tmp_path, rows({column: text}))
    assert only(found)[column] == code
    assert found.problems == ()


@pytest.mark.parametrize(("column", "text", "expected"), [(name, *said) for name, said in UNKNOWN.items()])
def test_what_a_vocabulary_does_not_know_is_left_out_with_what_it_knows_and_costs_no_incident(
    tmp_path, column, text, expected
):
    found = imported(tmp_path, rows({column: text}, {column: ""}))
    assert [(one.row, one.column, one.code, one.value, one.expected, one.rejects) for one in found.problems] == [
        (2, column, "left_out", text, expected, False)
    ]
    derived = {"event_class": "security_operation", "directed": True}.get(column)
    assert found.table[column].to_pylist() == [derived, derived]


@pytest.mark.parametrize(
    ("text", "answer"),
    [(text, True) for text in ("true", "Yes", "1", "نعم", " TRUE ")]
    + [(text, False) for text in ("false", "No", "0", "لا", " FALSE ")],
)
def test_whether_an_act_was_directed_is_what_the_file_says(tmp_path, text, answer):
    record = only(imported(tmp_path, rows({"directed": text, "event_type": "clash" if answer else "raid"})))
    assert record["directed"] is answer  # of itself a raid is directed and a clash is not


def test_a_class_that_is_said_goes_before_the_one_of_the_type_and_settles_who_acted(tmp_path):
    found = imported(
        tmp_path,
        rows(
            *(
                {"event_class": name, "event_type": kind}
                for name, kind in (("clash", "raid"), ("", "clash"), ("", "raid"))
            )
        ),
    )
    assert found.table["event_class"].to_pylist() == ["clash", "clash", "security_operation"]
    assert found.table["directed"].to_pylist() == [False, False, True]


def test_a_type_that_is_not_known_is_other_and_said_with_those_that_are(tmp_path):
    found = imported(tmp_path, rows({"event_type": "picnic"}, {"event_type": "Ambush"}))
    assert found.table["event_type"].to_pylist() == ["other", "ambush"]
    assert found.table["event_class"].to_pylist() == ["other", "attack"]
    (flag,) = found.problems
    assert flag[:4] == (2, "event_type", "unknown_type", "picnic")
    assert flag.expected.split() == list(schema.codes("event_type"))


def test_a_type_that_is_blank_is_said_and_one_without_a_column_is_not(tmp_path):
    blank = imported(tmp_path, rows({"event_type": " "}))
    assert [(one.column, one.code, one.rejects) for one in blank.problems] == [("event_type", "no_type", False)]
    without = imported(tmp_path, [{"date": "2021-11-05", "governorate": "SY09"}])
    assert (only(without)["event_type"], without.problems) == ("other", ())


@pytest.mark.parametrize(
    ("text", "kept"),
    [(text, text) for text in ("http://a.org", "https://a.org/x?y=1#z", "https://مثال.org/أ")]
    + [
        (text, None)
        for text in (
            *("ftp://a.org", "https://", "a.org", "https://a b", "https://a<b", "https://a>b", "x https://a.org"),
            *('https://a"b', "https://a'b", "https://a`b"),
        )
    ],
)
def test_only_a_whole_web_address_is_a_link(tmp_path, text, kept):
    found = imported(tmp_path, rows({"source_url": text}, {"source_url": ""}))
    assert found.table["source_url"].to_pylist() == [kept, None]
    said = [] if kept else [(2, "source_url", "not_a_link", text, "https://...", False)]
    assert [(one.row, one.column, one.code, one.value, one.expected, one.rejects) for one in found.problems] == said


def test_texts_stay_as_the_file_has_them(tmp_path):
    texts = {
        "follows_up": "I0", "sources": "SOHR; DZ24", "place_name_en": "Our village", "place_name_ar": "قريتنا",
        "summary_en": "A raid", "summary_ar": "مداهمة",
    }  # fmt: skip
    first, blank = imported(tmp_path, rows(texts, dict.fromkeys(texts, " "))).table.to_pylist()
    assert {name: first[name] for name in texts} == texts
    assert {name: blank[name] for name in texts} == dict.fromkeys(texts)


def test_a_text_in_either_language_goes_to_the_column_of_its_own_and_fills_only_what_is_blank(tmp_path):
    found = imported(
        tmp_path,
        rows(
            {"summary": "مداهمة", "summary_en": "A raid"},
            {"summary": "Another raid", "summary_en": "A raid"},
            {"summary": "Another raid", "summary_en": ""},
            {"summary": "", "summary_en": ""},
        ),
    )
    assert found.table["summary_ar"].to_pylist() == ["مداهمة", None, None, None]
    assert found.table["summary_en"].to_pylist() == ["A raid", "A raid", "Another raid", None]


def test_a_spelling_that_two_codes_share_is_the_first_ones():
    assert spellings("precisions", "basis")["unknown"] == "unknown"
    assert "unknown" not in spellings("precisions", "status")
    assert spellings("event_types")["هجوم"] == "armed_assault"
