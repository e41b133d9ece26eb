"""What the title of a slide states: no more than its counts carry, in both languages."""

import re
from datetime import date

import pytest

from components.briefing import asked, content, said
from components.briefing.slide import EmptyBlock
from components.names import names
from data import statements
from data.change import rate_ratio
from data.dispersion import UNKNOWN
from data.filter import Filter
from data.leads import Share, Top
from data.statements import Compared, Counted, NotCompared, Surge
from tests.briefing.views import held, slide_of, view_of
from tests.factories import incident

SEPTEMBER = Filter(date_from=date(2021, 9, 1), date_to=date(2021, 9, 30))


def test_a_change_is_in_the_title_with_its_interval_and_the_period_it_is_against():
    slide = slide_of("period=last30")
    assert slide.title == (
        "57 violent events in Deir ez-Zor, Hasakah and Raqqa: clearly fewer than the 142 of "
        "2 October 2019 to 31 October 2019 (0.40 times, 95 % interval 0.17\u20130.86)"
    )
    assert any("this series itself: each covered period of this length" in line for line in slide.footer)


def test_a_quarter_of_what_was_is_no_clear_change_where_the_series_swings_as_much():
    """Half a year after the siege of Raqqa; the exact test alone called it clearly fewer."""
    slide = slide_of("from=2018-01-01&to=2018-06-30")
    assert "no clear change from the 982 of 4 July 2017 to 31 December 2017, given how" in slide.title
    assert any("all governorates of the table" in line for line in slide.footer)


@pytest.mark.parametrize(
    ("counts", "english", "arabic"),
    [
        (
            (16, 26),
            "26 attacks in Deir ez-Zor: no clear change from the 16 of 1",
            "26 هجوماً في دير الزور: لا تغيّر واضحاً عن 16",
        ),
        (
            (54, 26),
            "26 attacks in Deir ez-Zor: clearly fewer than the 54 of",
            "26 هجوماً في دير الزور: أقل بوضوح من 54 قبلها، من 1 أيلول",
        ),
        (
            (0, 2),
            "2 attacks in Deir ez-Zor: no clear change (none before, 1 September 2021 to 30 September 2021; 95",
            "هجومان في دير الزور: لا تغيّر واضحاً (لا شيء قبلها، من 1 أيلول 2021 إلى 30 أيلول 2021؛ مجال",
        ),
        ((0, 0), "Attacks in Deir ez-Zor: none recorded in this", "الهجمات في دير الزور: لا شيء مسجّل في هذه الفترة"),
    ],
)
def test_a_change_is_worded_in_both_languages(counts, english, arabic):
    wanted = Filter(governorates=("SY09",))
    statement = Compared(rate_ratio(*counts), SEPTEMBER)
    assert said.sentence(statement, "attacks", wanted, names("en")).startswith(english)
    assert said.sentence(statement, "attacks", wanted, names("ar")).startswith(arabic)


def test_a_surge_states_how_often_it_would_be_said_for_nothing():
    surge = Surge(date(2019, 10, 1), 89, 15)
    wanted = Filter(governorates=("SY09",))
    assert "at most 1 month in 30" in said.sentence(surge, "attacks", wanted, names("en"))
    assert "تشرين الأول 2019: 89 هجوماً في دير الزور" in said.sentence(surge, "attacks", wanted, names("ar"))


def test_a_sample_is_never_said_to_change():
    slide = slide_of("table=coded_reports&from=2025-01-01&to=2025-06-30&slide=comparison")
    assert "sample" in slide.title
    assert isinstance(slide.blocks[0], EmptyBlock)
    assert not re.search(r"times|interval|clear", " ".join((slide.title, *slide.findings)))


def test_a_share_is_never_rounded_to_all_or_none():
    told = {0.9996: "99.96", 0.994: "99.4", 0.5: "50", 0.004: "0.4", 0.0002: "0.02", 1: "100", 0: "0"}
    assert {share: said.percent(share, names("en")) for share in told} == told


def test_a_title_written_by_hand_is_marked_as_such():
    slide = slide_of("gov=SY11&title=Raqqa is quiet")
    assert slide.title == "Raqqa is quiet"
    assert names("en").t("brief_by_hand") in slide.footer
    assert not any("rate of" in finding for finding in slide.findings)


def test_a_long_filter_is_named_in_full_under_the_title():
    scope = slide_of("actor=islamic_state,sdf,coalition,turkey,sna&type=ambush,ied,raid,arrest").scope
    assert "IS, SDF, Coalition, Turkey, SNA (any role)" in scope
    assert "Ambush, Planted explosive (IED), Raid, Arrest" in scope


def test_a_view_of_one_attack_names_it_in_the_singular_and_the_dual_of_arabic():
    for rows, english, arabic in ((1, "1 attack in", "هجوم واحد في"), (2, "2 attacks in", "هجومان في")):
        attacks = held(*[incident() for _ in range(rows)])
        assert slide_of("gov=SY09", "en", attacks).title.startswith(english)
        assert slide_of("gov=SY09", "ar", attacks).title.startswith(arabic)


def test_the_first_statement_of_a_series_without_a_period_before_is_no_excuse():
    view = view_of("gov=all")
    told = content.proposals(view, asked.read({}, view.origin)[0], {})
    assert isinstance(next(iter(told.values())), (Share, Surge))
    assert isinstance(told["change"], NotCompared)
    assert statements.not_comparable(view_of("gov=all").filter, view_of("gov=all").origin) == "before"


@pytest.mark.parametrize(
    ("link", "english", "arabic"),
    [
        ("actor=islamic_state", "violent events with IS involved in", "بمشاركة داعش في"),
        ("actor=islamic_state&role=initiator", "violent events by IS in", "من جانب داعش في"),
        ("actor=sdf,asayish", "violent events with SDF or Asayish involved in", "بمشاركة قسد أو الأسايش في"),
        (
            "actor=insurgent",
            "violent events with any insurgent actor involved in",
            "بمشاركة أي طرف من «جماعات مسلحة» في",
        ),
        ("type=clash", "violent events [Clash] in", "[اشتباك] في"),
        ("toll=5", "violent events [at least 5 killed] in", "[5 قتلى على الأقل] في"),
    ],
)
def test_a_count_of_a_narrowed_view_is_never_read_as_the_count_of_everything(link, english, arabic):
    for lang, words in (("en", english), ("ar", arabic)):
        slide = slide_of(f"from=2018-01-01&to=2018-06-30&{link}", lang)
        assert words in slide.title.replace("\u2068", "").replace("\u2069", "")
        assert len(slide.scope.split(" \u00b7 ")) == 4


def test_a_ratio_has_two_decimals_also_where_the_last_is_zero():
    title = slide_of("from=2017-01-01&to=2017-12-31&gov=SY09").title
    assert "(1.87 times" in title
    assert title.endswith("0.21\u201329.53)")


@pytest.mark.parametrize(
    ("ratio", "told"), [(1.0, "1.00"), (0.483, "0.48"), (0.0021, "0.0021"), (0.0, "0.00"), (1234.5, "1,234.50")]
)
def test_a_small_ratio_is_never_told_as_none(ratio, told):
    assert names("en").ratio(ratio) == told


@pytest.mark.parametrize(
    ("role", "english", "arabic"),
    [
        ("target", "3 attacks against SDF", "3 هجمات ضد قسد"),
        ("claimant", "3 attacks claimed by SDF", "3 هجمات بإعلان تبنٍّ من قسد"),
    ],
)
def test_the_role_of_an_actor_is_in_the_words(role, english, arabic):
    wanted = Filter(actors=("sdf",), role=role)
    assert said.what(3, "attacks", wanted, names("en")) == english
    assert said.what(3, "attacks", wanted, names("ar")) == arabic


@pytest.mark.parametrize(
    "statement",
    [
        Counted(9),
        Compared(rate_ratio(16, 26), SEPTEMBER),
        Compared(rate_ratio(0, 0), SEPTEMBER),
        Compared(rate_ratio(16, 26, dispersion=UNKNOWN), SEPTEMBER),
        NotCompared(9, "sample"),
        Surge(date(2019, 10, 1), 89, 15),
        Share(((6, ("SY09",)), (3, ("SY11",))), 9, 0, "SY11", ""),
        Share(((6, ("SY09",)), (3, ("SY11",))), 9, 5, "SY11", "doubtful"),
        Top("place", ((6, ("Hajin",)),)),
        Top("place", ((6, ("Hajin",)),), exact=(("Hajin", 2),), without=Top("place", ((3, ("Gharanij",)),))),
        Top("actor", ((6, ("sdf",)),)),
    ],
)
def test_a_title_says_the_area_and_what_narrows_the_view_whichever_statement_it_is(statement):
    wanted = Filter(governorates=("SY09", "SY11"), actors=("islamic_state",), role="initiator", types=("ied",))
    for lang, narrowed, where in (
        ("en", "by IS [Planted explosive (IED)]", "Deir ez-Zor and Raqqa"),
        ("ar", "من جانب داعش [\u2068عبوة ناسفة\u2069]", "دير الزور والرقة"),
    ):
        title = said.sentence(statement, "attacks", wanted, names(lang), title=True)
        assert narrowed in title
        assert where in title


def test_two_that_share_a_count_are_a_dual_in_arabic():
    for actors, words in ((("sdf", "asayish"), "(3 لكل منهما)"), (("sdf", "asayish", "hts"), "(3 لكل منها)")):
        assert words in said.sentence(Top("actor", ((3, actors),)), "attacks", Filter(), names("ar"))


def told(statement, lang="en", title=False):
    """A statement on attacks in Hasakah and Raqqa, without marks of direction."""
    wanted = Filter(governorates=("SY08", "SY11"))
    return re.sub("[\u2066-\u2069]", "", said.sentence(statement, "attacks", wanted, names(lang), title=title))


SPREAD = Share(((25, ("SY08",)), (22, ("SY11",)), (1, ("SY04", "SY07"))), 57, 30, "SY11", "doubtful")


def test_a_lead_is_said_with_its_share_and_what_it_survives_and_without_an_interval():
    lead = Share(((52, ("SY08",)), (4, ("SY11",))), 57, 20, "SY11", "")
    assert told(lead) == (
        "Hasakah has the most: 91 % (52 of 57). That holds even if all 20 incidents of uncertain governorate or date "
        "were in Raqqa."
    )
    assert told(lead, title=True) == "57 attacks in Hasakah and Raqqa: the most in Hasakah, 91 % of them (52)"
    assert told(lead, "ar", title=True) == "57 هجوماً في الحسكة والرقة: العدد الأكبر في الحسكة، 91 % منها (52)"
    assert told(Share(lead.ranks, 57, 0, "SY11", "")) == "Hasakah has the most: 91 % (52 of 57)."


def test_without_a_lead_counts_stand_side_by_side_and_what_is_not_named_is_counted():
    counts = "25 in Hasakah, 22 in Raqqa, 1 each in Homs and Idlib, 8 elsewhere or not placed"
    assert told(SPREAD, title=True) == f"57 attacks in Hasakah and Raqqa: {counts}"
    assert told(SPREAD) == (
        f"Of 57: {counts}. No lead is stated: the governorate or date of 30 incidents is uncertain."
    )
    assert told(SPREAD, "ar", title=True).startswith(
        "57 هجوماً في الحسكة والرقة: 25 في الحسكة، 22 في الرقة، 1 في كل من "
    )


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("why", ["tied", "doubtful", "sample", "coverage", "undirected"])
def test_no_share_without_a_lead_says_most_or_gives_a_percentage(why, lang):
    for title in (True, False):
        sentence = told(Share(SPREAD.ranks, 57, 30, "SY11", why), lang, title)
        assert not re.search(r"most|%|العدد الأكبر", sentence)
        assert (said.caveat(SPREAD, names(lang)) in sentence) == (why == "doubtful" and not title)


def test_a_share_of_a_sample_says_so_in_the_title():
    assert told(Share(SPREAD.ranks, 57, 30, "SY11", "sample"), title=True).endswith("this table is a sample.")
    slide = slide_of("table=coded_reports&lead=share")
    assert slide.title.endswith(names("en").t("no_lead_sample"))
    assert not [text for text in (*slide.findings, *slide.footer) if re.search(r"\bmost (at|often)|has the most", text)]


def test_what_a_share_in_the_title_rests_on_is_told_below_it():
    """The month in which Hasakah has 25 of 57 and Raqqa 22: a third of them are only near a place."""
    link = "from=2019-11-01&to=2019-11-30"
    slide = slide_of(f"{link}&lead=share")
    assert slide.title.endswith(": 25 in Hasakah, 22 in Raqqa, 10 in Deir ez-Zor")
    caveat = next(line for line in slide.footer if line.startswith("No lead is stated"))
    assert [text for text in slide_of(link).findings if text.startswith("Of 57: 25 in Hasakah") and caveat in text]


def test_a_place_is_told_with_what_is_at_it_and_what_is_only_near_it():
    exact = (("Hajin", 7), ("Gharanij", 0), ("Al-Sousah", 3))
    first = Top("place", ((47, ("Hajin",)), (3, ("Gharanij", "Al-Sousah"))), leads=True, exact=exact)
    assert told(first) == (
        "Attacks at or near a known place, most at: Hajin (47: 7 at it, 40 only near it); Gharanij (3: only near it); "
        "Al-Sousah (3: at it)."
    )
    assert "Hajin (47: 7 في المكان نفسه، 40 قربه فقط)" in told(first, "ar")


def test_where_leaving_out_what_is_near_changes_who_is_first_the_sentence_says_who_and_not_most():
    """2016 in Hasakah governorate: 40 of Al-Shaddadi's 47 are only near it."""
    for lang, first, without in (
        ("en", "Al-Shaddadi (47: 7 at it, 40 only near it)", "Exactly at a place, the highest count: "),
        ("ar", "الشدادي (47: 7 في المكان نفسه، 40 قربه فقط)", "وفي المكان نفسه تحديداً، أعلى عدد: "),
    ):
        title = re.sub("[\u2066-\u2069]", "", slide_of("period=2016&gov=SY08&lead=places", lang).title)
        assert first in title and without in title
        assert not re.search("most|العدد الأكبر", title)


def test_an_actor_is_said_to_be_named_most_often_only_where_nothing_can_change_it():
    counts = ((5, ("sdf",)), (3, ("hts",)))
    assert "most often named: SDF (5); HTS (3)" in told(Top("actor", counts, leads=True))
    assert "most" not in told(Top("actor", counts))


def test_a_map_on_a_slide_says_how_many_in_its_circles_are_only_near_their_place():
    rows = [incident(), incident(location_precision="near"), incident(location_precision="near", event_class="clash")]
    for measure, near in (
        ("attacks", "1 incident in the circles was"),
        ("violent_events", "2 incidents in the circles were"),
    ):
        assert any(
            note.startswith(near)
            for note in slide_of(f"slide=map&measure={measure}", "en", held(*rows)).blocks[0].notes
        )
    assert not [note for note in slide_of("slide=map", "en", held(incident())).blocks[0].notes if "near" in note]
