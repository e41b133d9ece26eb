"""The sentences of both languages, read as a newsroom reads them: counts, joined letters, names, beginnings."""

import re
import tomllib
from datetime import date

import pytest

from components import words
from components.briefing import said
from components.headline import cards as headline_cards
from components.incidents import card as incident_card
from components.map import words as map_words
from components.names import STRINGS, languages, names
from data.aggregate.baseline import ANYWHERE
from data.aggregate.headline import headline
from data.aggregate.periods import EVENTS
from data.change import rate_ratio
from data.dispersion import UNKNOWN
from data.filter import NORTH_EAST, Filter
from tests.briefing.views import held, view_of
from tests.factories import incident

NO_POINT = {"latitude": None, "longitude": None}
LETTER = "\u0621-\u064a"
ARABIC = tomllib.loads((STRINGS / "ar.toml").read_text(encoding="utf-8"))
# What is written with Latin letters in Arabic too: formats, programs, sources, licences, columns, commands.
LATIN = re.compile(
    "A4|ACLED|BY|CC|COD-AB|CSV|Chromium|DOCX|EPSG|Earth|Esri|Excel|FILE|GSHHG|GeoJSON|GeoNames|GeoPackage|HTML|"
    "HXL|IGO|JSON|LGPL|Lines|NAME|Natural|OCHA|ODS|PDF|PNG|Parquet|PowerPoint|RASID_[A-Z_]+|Rasid|SVG|TXT|UTF-8|"
    "WGS|Word|XLSX|data|date_end|date_precision|date_start|desk.example|gz|high|https?|import|localhost|"
    "location_precision|low|m|near|p|place|"
    "place_id|python|to|zip"
)
# Names that were once used beside the one on the right: one thing has one name.
SAID_OTHERWISE = {
    "المعجم": "دليل أسماء الأماكن",
    "دليل الأماكن": "دليل أسماء الأماكن",
    "حادثة": "حادث",
    "نوع الحدث": "نوع الحادث",
    "الجهات": "الأطراف",
    "قوائمنا": "قائمتنا",
    "ملف المطابقة": "مطابقة الأعمدة",
    "ربط الأعمدة": "مطابقة الأعمدة",
    "المصنف": "المصنّف",
    "أولًا": "أولاً",
}


def forms(strings):
    """Every text of a language: key, plural form ("" for none), text."""
    for key, entry in strings.items():
        yield from ((key, form, text) for form, text in (entry.items() if isinstance(entry, dict) else [("", entry)]))


def test_arabic_says_none_one_and_two_in_words():
    assert not [key for key, form, text in forms(ARABIC) if form in ("zero", "one", "two") and "{n}" in text]


def test_no_arabic_letter_is_joined_to_digits():
    """«و0 غير مرسومة»: a number after و, ف, ب, ل or ك stands apart from it («لـ3»), or in a part of its own."""
    joined = re.compile(rf"(?<![{LETTER}])[وفبلك](?:\d|{{(?!last}}))")  # the last of several names is no number
    assert not [key for key, _, text in forms(ARABIC) if joined.search(text)]


def test_no_word_of_another_language_is_left_in_arabic():
    latin = {
        word.rstrip(".")
        for _, _, text in forms(ARABIC)
        for word in re.findall(r"[A-Za-z][\w.-]*", re.sub(r"{\w+}", "", text))
    }
    assert not [word for word in sorted(latin) if not LATIN.fullmatch(word)]


@pytest.mark.parametrize("said", SAID_OTHERWISE)
def test_one_thing_has_one_arabic_name(said):
    assert not [key for key, _, text in forms(ARABIC) if re.search(rf"(?<![{LETTER}]){said}(?![{LETTER}])", text)]


def test_what_ends_as_a_sentence_begins_as_one():
    english = tomllib.loads((STRINGS / "en.toml").read_text(encoding="utf-8"))
    assert not [key for key, _, text in forms(english) if text.endswith(".") and text[0].islower()]


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("counts", [(7, 0, 0), (1, 2, 0), (0, 1, 1), (0, 0, 11)])
def test_the_map_names_no_part_that_is_empty(counts, lang):
    places = [{}, {"location_precision": "governorate", **NO_POINT}, {"governorate": None, **NO_POINT}]
    rows = [incident(**place) for place, n in zip(places, counts, strict=True) for _ in range(n)]
    view = view_of("table=t&gov=all&period=all", lang, held(*rows))
    text = map_words.in_words(view, "places", "class")
    assert text.startswith(names(lang).t("incidents_count", n=len(rows)))
    assert len(text.split(". ")[0].split(names(lang).t("list_break"))) == sum(map(bool, counts))
    assert " 0 " not in text


@pytest.mark.parametrize("link", ["", "gov=SY11", "table=coded_reports&gov=SY09", "table=worked_case", "class=attack"])
def test_no_text_of_a_card_begins_in_lower_case(link):
    view = view_of(link)
    now = view.ask(headline)
    changes = (rate_ratio(3, 9), rate_ratio(0, 9), rate_ratio(0, 0), rate_ratio(3, 9, dispersion=UNKNOWN))
    cards = [
        card
        for change in changes
        for changed in [{(measure, ANYWHERE): change for measure in EVENTS}]
        for card in (
            *headline_cards.cards(now, changed, view),
            *headline_cards.cards_of("attacks", now, changed, view),
        )
    ]
    assert not [text for card in cards for text in card if text[:1].islower()]
    for row in view.incidents.limit(3).to_pandas().to_dict("records"):
        assert not [text for _, text in incident_card.facts(row, view.names, view.origin) if text[:1].islower()]


def test_areas_and_actors_in_a_row_are_joined_as_arabic_joins_them():
    north_east = Filter(governorates=NORTH_EAST)
    assert words.area(north_east, names("ar")) == "دير الزور والحسكة والرقة"
    assert words.area(north_east, names("en")) == "Deir ez-Zor, Hasakah and Raqqa"
    three = Filter(actors=("islamic_state", "sdf", "civilians"), role="target", governorates=NORTH_EAST)
    assert said.what(3, "attacks", three, names("ar")) == "3 هجمات ضد داعش أو قسد أو مدنيين"


def test_a_quarter_is_said_in_words_in_arabic():
    assert names("ar").period(date(2021, 7, 1), "quarter") == "الربع الثالث من 2021"
    assert names("en").period(date(2021, 7, 1), "quarter") == "Q3 2021"


def test_civilians_are_governed_by_the_word_before_them():
    assert names("ar").of("actor_governed", "civilians") == "مدنيين"
    assert names("ar").of("actor_governed", "islamic_state") == names("ar").of("actor_short", "islamic_state")
    assert names("en").of("actor_governed", "civilians") == "Civilians"
