"""One search: a misspelt village is found, every count is that of the view it leads to, and what is hidden says so."""

from datetime import date
from functools import cache

import pytest

from data import alike, filter_link, finding, query
from data.aggregate.spots import spots
from data.filter import NORTH_EAST, Filter
from data.store import open_store
from tests.factories import incident, store

STORE = open_store()
UCDP = "ucdp_ged_syria_2016_2019"
ROWS = STORE.incidents(UCDP)


@cache
def held():
    """Taken up by the tests that ask it, not by whoever collects them."""
    return finding.holding(tuple(spot for spot in spots(ROWS) if spot.within[:4] in NORTH_EAST))


def resolved(params, origin=UCDP):
    covers = STORE.origins[origin]
    return filter_link.read(params, (origin,))[0].resolved(covers.covers_from, covers.covers_to)


def first(text, lang="en"):
    meant = next(one for one in finding.meanings(text, lang, held()) if one.kind != "words")
    return meant.spot.called(lang) if meant.spot else meant.code


@pytest.mark.parametrize(("text", "name"), [
    ("Hajeen", "Hajin"), ("Gharaneej", "Gharanij"), ("Al Shuhail", "Al-Shuhayl"), ("Bagouz", "Al-Baghouz Fawqani"),
    ("al-bughuz", "Al-Baghouz Fawqani"), ("Shuhel", "Al-Shuhayl"), ("Theeban", "Dhiban"), ("Soosa", "Al-Sousah"),
    ("Markadeh", "Markadah"), ("Abu Hamaam", "Abu Hammam"), ("Tell Tamr", "Tal Tamr"), ("Ein Issa", "Ayn Issa"),
    ("Shadadeh", "Al-Shaddadi"), ("Kishkeyeh", "Al-Kishkiyah"), ("Mayadeen", "Mayadin"), ("Albo Kamal", "Abu Kamal"),
])  # fmt: skip
def test_a_village_is_found_by_a_misspelt_latin_name(text, name):
    assert first(text) == name


@pytest.mark.parametrize(("text", "name"), [
    ("هجين", "هجين"), ("غرانيغ", "غرانيج"), ("الباغوس", "الباغوز فوقاني"), ("الشحييل", "الشحيل"), ("بصيره", "البصيرة"),
    ("Hajeen", "هجين"),
])  # fmt: skip
def test_a_village_is_found_by_a_misspelt_arabic_name_and_by_a_latin_one(text, name):
    assert first(text, "ar") == name


@pytest.mark.parametrize(("text", "kind", "code"), [
    ("isis", "actor", "islamic_state"), ("دعش", "actor", "islamic_state"), ("YPG", "actor", "sdf"),
    ("Hassaka", "area", "SY08"), ("الرقه", "area", "SY11"), ("SOHR", "words", "SOHR"),
])  # fmt: skip
def test_an_actor_an_area_and_a_publisher_are_found_by_any_name(text, kind, code):
    assert (kind, code) in {(one.kind, one.code) for one in finding.meanings(text, "en", held())}


LINKS = (
    {},
    {"gov": "SY11", "from": "2017-06-01", "to": "2017-10-31"},
    {"actor": "sdf", "role": "initiator", "class": "clash"},
    {"district": "SY0902", "text": "hajin", "toll": "3", "exact": "day,place"},
    {"gov": "all", "period": "2018"},
)


def test_the_count_of_every_meaning_is_that_of_the_view_it_leads_to():
    rows = store(
        *(incident(incident_id=f"{n}", date_start=date(2016 + n % 4, 6, 1), killed_low=n) for n in range(8)),
        incident(place_id="gn174506", place_name_en="Hajin", place_name_ar="هجين", governorate="SY11"),
        incident(date_start=date(2018, 5, 1), location_precision="district", district="SY0902", event_class="clash"),
    ).incidents("t")
    for link, text in zip(LINKS, ("Hajeen", "Raqqa", "isis", "ISIS Bosaira", "busayra"), strict=True):
        meanings = finding.meanings(text, "en", finding.held(rows))
        asked = [way(link, one, "en") for one in meanings for way in finding.WAYS]
        wanted = tuple(map(resolved, asked))
        counts = finding.counted(rows, wanted)
        assert max(counts) > 0
        assert list(counts) == [len(query.matching(rows, one).to_pyarrow()) for one in wanted]
        assert all(counts[at] <= counts[at + 1] <= counts[at + 2] for at in range(0, len(counts), 3))


def test_what_is_chosen_stands_in_place_of_its_kind_and_leaves_the_rest():
    area, district, actor = (finding.Meaning(*one, 100.0) for one in (
        ("area", "SY11"), ("area", "SY0902"), ("actor", "sdf"),
    ))  # fmt: skip
    link = {"gov": "SY08", "district": "SY0801", "actor": "turkey", "role": "target", "period": "2018", "lang": "ar"}
    assert finding.narrowed(link, area, "en") == {
        "gov": "SY11", "actor": "turkey", "role": "target", "period": "2018",
    }  # fmt: skip
    assert finding.narrowed(link, actor, "en")["actor"] == "sdf"
    outside = finding.narrowed(link, district, "en")
    assert (outside["gov"], outside["district"]) == ("SY09", "SY0902")
    assert "gov" not in finding.narrowed({}, district, "en")  # it lies in the three governorates
    assert finding.anywhere(link, actor, "en") == {"gov": "all", "actor": "sdf", "role": "target", "period": "2018"}
    assert finding.widened({**link, "table": "t"}, actor, "en") == {"table": "t", "gov": "all", "actor": "sdf"}


def test_an_incident_is_found_by_its_id_however_it_is_written_and_whatever_the_filter_hides():
    shown = resolved({"from": "2019-01-01", "to": "2019-02-01"})
    for text in ("ucdp_262553", "٢٦٢٥٥٣"):
        rows = finding.incidents_named(ROWS, text, shown)
        assert rows["incident_id"].tolist() == ["UCDP-262553"]
        assert rows["exact"].tolist() == [text.lower().startswith("ucdp")]
        assert rows["shown"].tolist() == [False]
    assert finding.incidents_named(ROWS, "UCDP-262553", resolved({})).loc[0, "shown"]
    for text in ("", "-", "UCDP", "26", "no such id"):
        assert finding.incidents_named(ROWS, text, shown).empty


def test_an_id_without_a_digit_is_found_whole_and_in_no_part():
    rows = store(incident(incident_id="raid"), incident(incident_id="raids on-2")).incidents("t")
    everything = Filter(governorates=(), period="all", date_from=date(2000, 1, 1), date_to=date(2030, 1, 1))
    assert finding.incidents_named(rows, "Raid", everything)["incident_id"].tolist() == ["raid"]
    assert finding.incidents_named(rows, "rai", everything).empty


def test_a_place_that_the_gazetteer_does_not_know_is_found_by_the_name_its_table_gives_it():
    rows = store(
        incident(place_id=None, place_name_en="Khirbat Nowhere", place_name_ar=None),
        incident(place_id=None, place_name_en=None, place_name_ar=None, location_precision="governorate"),
    ).incidents("t")
    (spot,) = spots(rows)
    assert (spot.place_id, spot.n, spot.code, spot.within) == ("", 1, "35.15618,40.42716", "SY09")
    for held, asks in ((spot, {"place": spot.code}), (spot._replace(code=""), {"text": "Khirbat Nowhere"})):
        found = finding.meanings("khirbet nowere", "ar", finding.holding((held,)))
        assert [one.asks("ar") for one in found if one.kind == "place"] == [asks]


def test_a_name_as_it_is_written_goes_before_words_and_words_before_what_sounds_alike():
    def best(text, counts=lambda one: 1):
        found = [(one, counts(one)) for one in finding.meanings(text, "en", held())]
        return found[finding.best(found)][0].kind

    assert best("Hajin") == "place"
    assert best("isis") == "actor"
    assert best("Gharaneej") == "words"
    assert best("Gharaneej", lambda one: int(one.kind != "words")) == "place"  # words find nothing
    assert finding.best([]) == -1


def test_no_text_breaks_the_search():
    rows = store(incident()).incidents("t")
    for text in ("", "   ", "%", "'; drop table", "\\", "a" * 500, "‏داعش‏", "(*", "2018-10", "🙂", "SY09"):
        meanings = finding.meanings(text, "ar", held())
        assert all(one.likeness <= alike.EXACT for one in meanings)
        finding.counted(rows, tuple(resolved(finding.narrowed({}, one, "ar")) for one in meanings))
        finding.incidents_named(rows, text, resolved({}))
