"""The record of one act: its fields, the words that each rests on, and what a reviewer is told."""

from dataclasses import replace

import pytest

from data.extract import Record
from data.extract.incidents import evidence, incident, sides
from data.extract.incidents.window import UNDATED
from data.extract.places import gazetteer
from tests.extract.made import cast, clauses, groups, marks, only, records


def dated(record: Record) -> tuple[str, str, str]:
    return str(record.date_start), str(record.date_end), record.date_precision


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The body of a shepherd was found near Hajin on Sunday.", ("2021-12-11", "2021-12-12", "window")),
        ("The body of a shepherd was buried near Hajin on Sunday.", ("2021-12-12", "2021-12-12", "day")),
        ("A shepherd was found and killed near Hajin on Sunday.", ("2021-12-12", "2021-12-12", "day")),
        ("The body of a shepherd kidnapped on Thursday was found near Hajin on Sunday.",
         ("2021-12-09", "2021-12-12", "window")),
        ("The body of a shepherd kidnapped on 1 November was found near Hajin on Sunday.",  # longer ago than a month
         ("2021-12-11", "2021-12-12", "window")),
        ("عُثر أمس على جثة راعٍ قرب هجين", ("2021-12-11", "2021-12-12", "window")),
        ("دُفنت أمس جثة راعٍ قرب هجين", ("2021-12-12", "2021-12-12", "day")),
        ("عُثر أمس على جثة راعٍ خُطف الخميس الماضي قرب هجين", ("2021-12-09", "2021-12-12", "window")),
    ],
)  # fmt: skip
def test_who_is_found_dead_was_killed_between_the_last_sign_of_life_and_the_finding(text, days):
    assert dated(only(text)) == days


@pytest.mark.parametrize(
    ("text", "detained"),
    [
        ("The SDF raided Hajin on Sunday and detained civilians.", (None, None, True)),
        ("A bomb exploded in Hajin on Sunday and civilians were detained.", (None, None, False)),
        ("A bomb exploded in Hajin on Sunday and two civilians were detained.", (2, 2, False)),
        ("Gunmen kidnapped two men in Hajin on Sunday and executed a teacher.", (None, None, False)),
        ("Gunmen executed a teacher in Hajin on Sunday and detained five people.", (5, 5, False)),
        ("داهمت قسد هجين أمس واعتقلت مدنيين", (None, None, True)),
        ("أعدم مسلحون معلماً في هجين أمس واعتقلوا خمسة أشخاص", (5, 5, False)),
    ],
)
def test_a_plural_is_detained_only_where_the_act_is_to_detain_and_nobody_who_is_taken_to_be_killed(text, detained):
    found = only(text).detained
    assert (found.low, found.high, found.vague) == detained


@pytest.mark.parametrize(
    ("text", "event_class"),
    [
        ("The SDF foiled an attack in Hajin on Sunday.", "security_operation"),
        ("أحبطت قسد هجوماً في هجين أمس", "security_operation"),
        ("Three SDF fighters were neutralised in Ain Issa on Sunday.", "attack"),
        ("جرى تحييد ثلاثة من عناصر قسد في عين عيسى أمس", "attack"),
    ],
)
def test_another_deed_is_an_operation_where_it_was_foiled_and_else_an_attack(text, event_class):
    found = only(text)
    assert (found.event_type, found.event_class) == ("other", event_class)


@pytest.mark.parametrize(
    ("text", "time_of_day"),
    [
        ("A bomb exploded in Hajin at dawn on Sunday.", "dawn"),
        ("A bomb exploded in Hajin last night.", "night"),
        ("A bomb exploded in Hajin on Sunday.", None),
        ("انفجرت عبوة في هجين مساء أمس", "evening"),
        ("انفجرت عبوة في هجين أمس", None),
    ],
)
def test_an_act_s_time_of_day_is_the_one_told_with_it(text, time_of_day):
    assert only(text).time_of_day == time_of_day


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A bomb exploded in Hajin on Sunday.", ("SY09", "هجين", "place")),
        ("A bomb exploded in Deir ez-Zor province on Sunday.", ("SY09", None, "governorate")),
        ("انفجرت عبوة في ريف دير الزور أمس", ("SY09", None, "governorate")),
    ],
)
def test_a_governorate_alone_names_no_place(text, place):
    found = only(text)
    assert (found.governorate, found.place_ar, found.location_precision) == place
    assert (found.lat is None) == (place[1] is None)


def test_every_field_says_the_words_that_it_rests_on():
    text = "Islamic State attacked an SDF checkpoint in Hajin on Sunday, killing two soldiers, a local source said."
    found = only(text)
    words = {field: [text[slice(*span)] for span in support.spans] for field, support in found.support.items()}
    assert words == {
        "date": ["Sunday"],
        "place": ["in Hajin"],
        "event_type": ["attacked"],
        "initiators": ["Islamic State"],
        "targets": ["SDF"],
        "killed": ["killing two soldiers"],
        "source": ["local source"],
    }
    assert found.quotes == [text.removesuffix(".")]
    assert found.confidence == min(support.confidence for support in found.support.values())


def test_a_count_told_twice_and_a_day_that_only_publication_gives_are_less_sure():
    once, fresh, twice = (
        only(text).support
        for text in (
            "A bomb exploded in Hajin on Sunday, killing two.",
            "A bomb exploded in Hajin, killing two.",
            "A bomb exploded in Hajin on Sunday, killing two. A medic said two were killed in the blast.",
        )
    )
    assert fresh["date"].confidence < once["date"].confidence
    assert (fresh["date"].rule, fresh["date"].spans) == ("fresh_news", ())
    assert twice["killed"].confidence < once["killed"].confidence
    assert len(twice["killed"].spans) == 2


def test_words_beyond_the_end_of_a_text_have_the_span_of_its_last():
    words = marks("A bomb exploded")
    assert evidence.span(words, 0, 2) == (0, 6)
    assert evidence.span(words, 3, 9) == (7, 15)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("A bomb exploded in Hajin on Sunday, 6 December.", ["weekday_contradicts"]),
        ("A bomb exploded in Hajin on Monday, 6 December.", []),
        ("A bomb exploded in Hajin on Sunday. The SDF denied it.", ["denied"]),
        ("A bomb exploded in Hajin on Sunday. The SDF said it.", []),
        ("انفجرت عبوة في هجين يوم الأحد 6 كانون الأول", ["weekday_contradicts"]),
        ("انفجرت عبوة في هجين أمس. ونفت قسد ذلك.", ["denied"]),
        ("انفجرت عبوة في هجين أمس. وأكدت قسد ذلك.", []),
    ],
)
def test_a_reviewer_is_told_of_a_contradicted_weekday_and_of_a_denial(text, codes):
    assert [warning.code for warning in records(text)[0].warnings] == codes


def test_a_reviewer_is_told_of_a_date_that_is_not_known():
    (found,) = records("A bomb exploded in Hajin.", published=None)
    assert (found.date_start, [warning.code for warning in found.warnings]) == (None, ["date_unresolved"])


def test_a_reviewer_is_told_which_places_share_the_name():
    text = "A bomb exploded in Hajin on Sunday."
    (act,) = groups(text)
    other = gazetteer.places()[0]
    shared = replace(act, where=replace(act.where, others=(other,)))
    found = incident.of(marks(text), cast(text), shared)
    assert found.homonyms == (other.place_id,)
    assert [(warning.code, warning.values) for warning in found.warnings] == [("homonym", (other.place_id,))]
    assert found.support["place"].confidence < only(text).support["place"].confidence


def test_an_act_without_place_or_date_is_a_record_all_the_same():
    text = "A bomb exploded in Hajin on Sunday."
    (act,) = groups(text)
    found = incident.of(marks(text), cast(text), replace(act, where=None, window=UNDATED))
    assert (found.date_start, found.date_precision) == (None, "unknown")
    assert (found.governorate, found.location_precision) == (None, "unknown")
    assert not found.support.keys() & {"date", "place"}


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Islamic State attacked the Sinaa prison in Hasakah on Sunday.", ("sdf",)),
        ("Islamic State attacked a building in Hasakah on Sunday.", ("unknown",)),
        ("هاجم تنظيم داعش سجن الصناعة في الحسكة أمس", ("sdf",)),
        ("هاجم تنظيم داعش مبنى في الحسكة أمس", ("unknown",)),
    ],
)
def test_an_attack_on_a_prison_is_on_those_who_hold_it(text, targets):
    assert only(text).targets == targets


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("A bomb exploded in Hajin on Sunday. The SDF patrols the road.", (("unknown",), ("unknown",))),
        ("A bomb exploded in Hajin on Sunday. Islamic State is suspected.", (("islamic_state",), ("unknown",))),
        ("انفجرت عبوة في هجين أمس. ويُتهم تنظيم داعش بالوقوف وراءها.", (("islamic_state",), ("unknown",))),
    ],
)
def test_a_clause_that_tells_no_act_and_blames_nobody_names_no_side_of_one(text, parts):
    found = sides.of(marks(text), cast(text), clauses(text), "ied", "attack", None)
    assert (found.initiators, found.targets) == parts
