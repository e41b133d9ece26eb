"""A search finds what people type: names of actors, places and publishers in any spelling, every word of it."""

import pytest

from components.filters import searching as searching_page
from data import did_you_mean, query, searching, spellings, terms
from data.filter import Filter
from data.store import Store, open_store
from tests.briefing.views import view_of
from tests.factories import incident, store, table

STORE = open_store()


def found(text, *rows):
    searched = ({**row, "search_text": searching.searchable(row)} for row in rows)
    table = store(*searched).incidents("t")
    return query.matching(table, Filter(text=text)).to_pandas()["incident_id"].tolist()


def shipped(text, origin="ucdp_ged_syria_2016_2019"):
    return int(query.matching(STORE.incidents(origin), Filter(text=text)).count().execute())


@pytest.mark.parametrize("text", ["ISIS", "isil", "Daesh", "Da'esh", "داعش", "تنظيم الدولة", "الدولة الإسلامية", "IS"])
def test_the_islamic_state_is_found_by_every_name_it_goes_by(text):
    assert shipped(text) == 3806
    assert shipped(text, "coded_reports") == 48


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Busaira", 45),
        ("al-Basira", 45),
        ("البصيره", 45),
        ("Shahil", 36),
        ("الشحيل", 36),
        ("Ma'dan", 24),
        ("Madan", 24),
    ],
)
def test_a_place_is_found_by_every_spelling_of_it(text, rows):
    assert shipped(text) == rows


@pytest.mark.parametrize(
    "text", ["ISIS Busaira", "busaira isis", "داعش في البصيرة".replace("في ", ""), "“ISIS”, (Busaira)"]
)
def test_every_word_of_a_search_must_match(text):
    assert shipped(text) == 45
    assert shipped(f"{text} xyzzy") == 0


@pytest.mark.parametrize("text", ["crisis committee", "the basis is known"])
def test_isis_is_not_found_in_crisis(text):
    row = incident(initiators="unknown", targets="civilians", summary_en=text)
    assert found("ISIS", row) == found("IS", row) == []
    assert found(text.split()[0], row) == ["I1"]


@pytest.mark.parametrize("text", ["RIC", "ANF", "SANA"])
def test_a_publisher_of_few_letters_is_not_found_inside_other_words(text):
    row = incident(summary_en="in the district of Hasana, near Danfar")
    assert found(text, row) == []
    assert found(text, {**row, "sources": text}, {**row, "summary_en": f"as {text} says"}) == ["I1", "I2"]


@pytest.mark.parametrize("text", ["Two ISIS cells.", "raid on (Daesh)", "وداعش", "عناصر من تنظيم الدولة"])
def test_an_actor_that_only_the_summary_names_is_found_by_its_other_names(text):
    row = incident(initiators="unknown", targets="civilians", summary_en=text)
    assert found("ISIL", row) == found("داعش", row) == ["I1"]


@pytest.mark.parametrize("told", ["Two ISIS cells.", "وداعش\tواختفوا", "a crisis in Raqqa", "", None])
def test_an_actor_is_looked_for_in_the_summaries_of_a_table_as_in_one(told):
    row = incident(initiators="unknown", targets="civilians", summary_en="Al-Hol  camp", summary_ar=told)
    rows = table(row, incident(summary_en=told)).drop_columns("search_text")
    for one in searching.with_search_text(rows).to_pylist():
        parts = one["search_text"].split(" | ")
        assert {part for part in parts if part} == set(searching.searchable(one).split(" | "))


def test_a_table_whose_search_text_is_more_than_one_array_holds_is_searched_like_a_small_one(monkeypatch):
    rows = table(*(incident(summary_en=f"{n} {'x' * n} raid") for n in range(40))).drop_columns("search_text")
    whole = searching.with_search_text(rows)
    monkeypatch.setattr(searching, "_LARGEST", rows.nbytes // 8)
    pieces = searching.with_search_text(rows)
    assert pieces["search_text"].num_chunks > 8
    assert max(len(chunk) for chunk in pieces["search_text"].chunks) > 1
    assert pieces.equals(whole)


def test_an_actor_that_claimed_is_found():
    assert found("ISIS", incident(initiators="unknown", targets="sdf", claimed_by="islamic_state")) == ["I1"]


def test_a_part_of_an_actor_does_not_stand_for_all_of_it():
    assert found("Fatemiyoun", incident(initiators="iran_backed_militias")) == []
    assert "Iran-backed" in did_you_mean.proposals("Fatemiyoun", "en")


def test_a_publisher_that_is_named_with_what_it_is_is_found_by_its_name_alone():
    for name in ("Amaq", "وكالة أعماق"):
        assert shipped(name, "coded_reports") == shipped("أعماق", "coded_reports") > 0


def test_a_publisher_is_found_by_its_name_in_the_other_language():
    assert shipped("المرصد السوري") == shipped("SOHR") > 0
    assert shipped("المرصد السوري", "coded_reports") == shipped("SOHR", "coded_reports") == 9


@pytest.mark.parametrize("text", ["UCDP-262553", "al-Busayrah", "Raqq", "بصير", "deir ez-zor", "sohr", "islamic sta"])
def test_a_part_of_a_word_is_still_found(text):
    assert shipped(text) > 0


@pytest.mark.parametrize(("text", "lang", "meant"), [
    ("Bosaira", "en", "Al-Busayrah"),
    ("Shahel", "ar", "الشحيل"),
    ("Baghooz", "en", "Al-Baghouz Fawqani"),
    ("دعش", "ar", "داعش"),
    ("ISIS Bosaira", "en", "ISIS Al-Busayrah"),
])  # fmt: skip
def test_a_name_that_nobody_has_written_so_before_is_proposed_as_it_is_written(text, lang, meant):
    assert shipped(text) == 0
    assert meant in did_you_mean.proposals(text, lang)[:3]
    assert shipped(meant) > 0


def test_no_proposal_is_made_for_what_is_known():
    assert did_you_mean.proposals("ISIS Busaira", "en") == []


@pytest.mark.parametrize(("one", "other"), [
    ("al-Busayra", "Busayra"), ("البصيرة", "بصيره"), ("Da'esh", "daesh"), ("Ra’s", "Ras"), ("Raqqa city", "raqqa"),
    ("اللواء ١٣٧", "لواء 137"), ("العائشة", "عايشه"),
])  # fmt: skip
def test_articles_signs_and_hamzas_do_not_make_two_names(one, other):
    assert spellings.key(one) == spellings.key(other)


def test_a_word_is_looked_for_with_and_without_its_tanwin():
    assert terms.read("هجوماً")[0].needles == ("هجوم",)


@pytest.mark.parametrize("text", ["Bosaira", "Shohail ISIS", "Tabqqa", "البصيرا"])
def test_what_a_search_in_vain_may_have_meant_is_counted_in_one_query(text, monkeypatch):
    lang = "ar" if text[0] > "z" else "en"
    view = view_of(f"text={text}&gov=all", lang)
    texts = tuple(did_you_mean.proposals(text, lang))
    table = STORE.incidents("ucdp_ged_syria_2016_2019")
    alone = [int(query.matching(table, Filter(text=one, governorates=())).count().execute()) for one in texts]
    asked = []
    monkeypatch.setattr(Store, "answer", lambda _, rows, question: asked.append(rows) or question(rows))
    assert did_you_mean.counted(table, texts) == tuple(alone)
    assert max(alone) > 0
    found = searching_page._finding(view)
    assert dict(found).items() <= dict(zip(texts, alone, strict=True)).items()
    assert found
    assert len(asked) == 1
