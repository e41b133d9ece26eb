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
from data.statements import Compared, Counted, NotCompared, Share, Surge, Top
from tests.briefing.views import held, slide_of, view_of
from tests.factories import incident

SEPTEMBER = Filter(date_from=date(2021, 9, 1), date_to=date(2021, 9, 30))


def test_a_change_is_in_the_title_with_its_interval_and_the_period_it_is_against():
    slide = slide_of("from=2018-01-01&to=2018-06-30")
    assert slide.title.startswith(
        "262 violent events in Deir ez-Zor, Hasakah and Raqqa: clearly fewer than the 982 of "
        "4 July 2017 to 31 December 2017 (0.27 times, 95 % interval 0.0"
    )
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
            "2 attacks in Deir ez-Zor: no clear change from the 0 of 1 September 2021 to",
            "هجومان في دير الزور: لا تغيّر واضحاً عن 0 قبلها، من 1 أيلول",
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
    assert "at most 1 month in 40" in said.sentence(surge, "attacks", wanted, names("en"))
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
    told = content.proposals(view, asked.read({}, view.origin)[0])
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
    assert title.endswith("0.31\u201316.55)")


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
        Share("SY09", 6, 9, 0.3, 0.9),
        Top("place", ((6, ("Hajin",)),)),
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
