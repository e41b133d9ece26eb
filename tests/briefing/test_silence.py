"""A slide gives no zero and no figure for what its table never records, and names what narrows its counts."""

import io
import re

import pytest
from pptx import Presentation

from components.briefing import __main__ as command
from components.briefing import asked
from components.briefing.html import layout
from components.briefing.powerpoint import deck as powerpoint
from components.briefing.slide import EmptyBlock
from components.names import languages, names
from tests.briefing.views import STORE, held, slide_of, view_of
from tests.factories import incident

LINKS = {
    "no claims": "from=2017-01-01&to=2017-12-31&actor=islamic_state&role=claimant",
    "never a target": "actor=insurgent&role=target",
    "no control zone": "zone=sdf,contested&slide=incidents,comparison",
    "no operations": "class=security_operation&slide=map,actors",
    "no control zone in the sample": "table=coded_reports&zone=sdf&measure=security_operations",
}


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("link", LINKS.values(), ids=LINKS)
def test_a_slide_of_what_is_never_recorded_says_so_and_gives_no_figure(link, lang):
    slide, sentence = slide_of(link, lang), names(lang).t("not_recorded")
    assert sentence in slide.title
    assert not re.search(r"\d", slide.title)
    assert (slide.figures, slide.findings) == ((), ())
    assert all(isinstance(block, EmptyBlock) and sentence in block.notes[0] for block in slide.blocks)
    assert not [line for line in slide.footer if "16,566" in line]
    assert sentence in layout.pages([slide])
    shown = Presentation(io.BytesIO(powerpoint.made([slide]))).slides[0]
    assert sum(sentence in shape.text_frame.text for shape in shown.shapes if shape.has_text_frame) >= 2


def test_a_title_written_by_hand_does_not_hide_that_nothing_is_recorded():
    slide = slide_of(f"{LINKS['no claims']}&title=Nothing%20was%20claimed")
    assert names("en").t("not_recorded") in slide.findings[0]


def test_a_deck_from_the_command_line_says_what_is_not_recorded(tmp_path):
    deck = tmp_path / "weekly.toml"
    deck.write_text(f'[[slide]]\nlink = "{LINKS["no claims"]}"\n')
    run = [str(deck), "--in", "en", "--formats", "html", "--out", str(tmp_path), "--log", str(tmp_path / "log")]
    assert command.main(run) == command.MADE
    (page,) = tmp_path.glob("*.html")
    assert names("en").t("not_recorded") in page.read_text()
    assert "none recorded" not in page.read_text()


@pytest.mark.parametrize("lang", languages())
def test_a_slide_by_role_says_how_many_events_it_leaves_out_for_their_direction(lang):
    slide = slide_of("actor=islamic_state&role=initiator", lang)
    assert slide.figures[0][1] == "205"
    actors = names(lang).listed([names(lang).of("actor_short", "islamic_state")])
    assert names(lang).t("not_shown_undirected", n=3601, actors=actors) in slide.footer


def test_a_zero_beside_rows_that_do_not_say_who_attacked_is_not_said():
    rows = [incident(directed=False, event_class="clash", event_type="clash"), incident(targets="sna")]
    asked = "actor=sdf&role=target&measure=clashes"
    assert names("en").t("not_recorded") in slide_of(asked, store=held(*rows)).title
    said = slide_of(asked, store=held(incident(event_class="clash", event_type="clash", targets="sna"))).title
    assert said.startswith("0 clashes against SDF")


def test_a_measure_that_a_table_never_holds_has_no_figure():
    slide = slide_of("measure=security_operations")
    sentence = names("en").t("not_recorded")
    assert sentence in slide.title
    assert all(isinstance(block, EmptyBlock) for block in slide.blocks)
    assert [note for _, value, note in slide.figures if value == "–"] == [names("en").begun(sentence)] * 4


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("topic", asked.topics(changes=False))
def test_no_block_of_a_measure_that_is_never_recorded_says_that_there_is_none_of_it(topic, lang):
    (block,) = slide_of(f"measure=security_operations&slide={topic}", lang).blocks
    measure = names(lang).t("measure_security_operations")
    assert block.notes == (names(lang).t("of_measure", measure=measure, said=f"{names(lang).t('not_recorded')}."),)


def test_a_toll_that_some_rows_give_is_not_reported_where_those_in_view_do_not():
    store = held(incident(), incident(governorate="SY08", injured_low=3))
    told = {label: value for label, value, _ in slide_of("gov=SY09", store=store).figures}
    assert told["Injured in attacks"] == "Not reported"
    assert told["Detained in attacks"] == "–"


@pytest.mark.parametrize(
    ("link", "english", "arabic"),
    [
        ("class=attack", "violent events [Attack] in", "[هجوم] في"),
        ("type=other", "violent events [Other or means not stated] in", "[أخرى أو وسيلة غير مذكورة] في"),
        ("toll=5", "[at least 5 killed] in", "[5 قتلى على الأقل] في"),
        ("text=hajin&exact=day", "[dated to the day; text “hajin”", "[مؤرّخة باليوم؛ النص «hajin»"),
        ("class=attack,clash", "violent events in", "حدث عنف في"),
    ],
)
def test_a_title_names_what_narrows_its_count(link, english, arabic):
    for lang, said in (("en", english), ("ar", arabic)):
        title = re.sub("[\u2066-\u2069]", "", slide_of(f"from=2018-01-01&to=2018-06-30&{link}", lang).title)
        assert said in title


@pytest.mark.parametrize("lang", languages())
def test_where_a_title_would_be_too_long_the_line_under_it_names_every_filter(lang):
    types = STORE.origins["coded_reports"].types
    slide = slide_of(f"table=coded_reports&type={','.join(sorted(types))}&toll=1&exact=day,place&text=a", lang)
    assert names(lang).t("brief_see_below") in slide.title
    for code in types:
        assert names(lang).of("event_type", code) in slide.scope
    for said in (names(lang).t("said_exact_day"), names(lang).t("said_exact_place"), names(lang).t("said_toll", n=1)):
        assert said in slide.scope


def test_an_export_says_which_columns_are_never_recorded_and_what_a_role_leaves_out(monkeypatch):
    from components import permalink
    from components.files import download

    monkeypatch.setattr(permalink, "read", dict)
    about = dict(download.provenance(view_of("actor=islamic_state&role=initiator"), 205))
    assert "control_zone" in about[names("en").t("not_recorded")]
    assert "killed_low" not in about[names("en").t("not_recorded")]
    assert "3,601" in about[names("en").t("not_shown_title")]
