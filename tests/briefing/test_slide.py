"""A slide says what the core counts for the same link, and nothing that a row could smuggle in."""

from dataclasses import replace

import pytest

from components.briefing import asked, content, views
from components.briefing.html import layout
from components.briefing.slide import ActorsBlock, ComparisonBlock, EmptyBlock, ListBlock, MapBlock, TimelineBlock
from components.drawing.marking import MARKING
from components.headline.cards import NO_FIGURE
from components.names import languages, names
from data import query
from data.aggregate.headline import headline
from data.aggregate.measured import default_measure
from data.aggregate.periods import MEASURES
from data.recorded import columns_of
from tests.briefing.views import LINKS, STORE, held, slide_of, view_of
from tests.factories import incident

HOSTILE = "<script>alert(1)</script>{{7*7}}\u202e"


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("link", LINKS.values(), ids=LINKS)
def test_the_numbers_on_a_slide_are_those_of_the_core(link, lang):
    slide, view = slide_of(link, lang), view_of(link, lang)
    now = headline(query.matching(STORE.incidents(view.origin.origin), view.filter))
    spoken = names(lang)
    measure = default_measure(view.origin)
    count = now.count(measure)
    of_it = headline(view.incidents.filter(view.incidents.event_class.isin(MEASURES[measure])))
    assert slide.figures[0][1] == spoken.number(count)
    assert [figure[1] for figure in slide.figures[2:]] == [
        spoken.begun(spoken.toll(getattr(of_it, toll))) if view.origin.records(*columns_of(toll)) else NO_FIGURE
        for toll in ("killed", "injured", "detained")
    ]
    assert slide.footer[0] == spoken.t(
        "brief_counts",
        n=now.incidents,
        total=view.origin.rows,
        unlocated=now.unlocated,
        windows=view.incidents.filter(view.incidents.date_precision.isin(["window", "week"])).count().execute(),
        months=view.incidents.filter(view.incidents.date_precision.isin(["month", "year"])).count().execute(),
    )
    for block in slide.blocks:
        match block:
            case TimelineBlock():
                drawn = sum(bar.n for _, bars in block.panels for bar in bars)
                assert 0 < drawn <= count
            case ComparisonBlock():
                assert max(change.after for _, change, _ in block.rows) == count
            case MapBlock():
                located = int(block.ground.places[list(block.columns)].sum().sum())
                shaded = int(block.ground.areas[list(block.columns)].sum().sum())
                left = count - located - shaded
                assert block.notes[0] == spoken.t("brief_map_note", shaded=shaded, undrawn=left)
            case ActorsBlock():
                assert block.rows[0][1] <= count
            case ListBlock():
                assert block.total == count


def test_the_bars_of_a_sample_are_said_to_be_no_trend():
    slide = slide_of("table=coded_reports&slide=timeline")
    assert names("en").t("timeline_sample") in slide.blocks[0].notes


def test_no_marking_is_invented(monkeypatch):
    monkeypatch.delenv(MARKING, raising=False)
    assert not slide_of("gov=SY11").marking
    monkeypatch.setenv(MARKING, "TLP:AMBER")
    page = layout.page(slide_of("gov=SY11"))
    assert page.count("<bdi>TLP:AMBER</bdi>") == 2
    assert "#ffc000" in page


def test_the_same_rows_have_the_same_hash_and_other_rows_another():
    one, other = slide_of("gov=SY11"), slide_of("gov=SY11&slide=map")
    assert one.trace.split(" ")[1] == other.trace.split(" ")[1]
    assert slide_of("gov=SY09").trace.split(" ")[1] != one.trace.split(" ")[1]


def test_a_slide_is_rebuilt_from_its_link():
    slide = slide_of("gov=SY11&slide=map,actors&measure=clashes&sheet=a4")
    again = slide_of(slide.link)
    assert (again.title, again.blocks[1], again.sheet) == (slide.title, slide.blocks[1], slide.sheet)


def test_what_a_link_asks_for_in_vain_is_told_and_left_out():
    origin = STORE.origins["coded_reports"]
    found, doubts = asked.read({"slide": "timeline,unicorns,map,actors", "sheet": "a5", "title": "x" * 400}, origin)
    assert found.topics == ("timeline", "map")
    assert {(doubt.parameter, doubt.value[:8]) for doubt in doubts} == {
        ("slide", "unicorns"),
        ("slide", "actors"),
        ("sheet", "a5"),
        ("title", "xxxxxxxx"),
    }


def test_what_a_row_says_is_text_and_nothing_else():
    rows = [incident(place_name_en=HOSTILE, place_name_ar=HOSTILE, sources=HOSTILE, initiators_text=HOSTILE)]
    hostile = held(*rows, title=HOSTILE)
    for lang in languages():
        page = layout.page(slide_of("slide=incidents,map", lang, hostile))
        assert "<script" not in page
        assert "\u202e" not in page
        assert "default-src 'none'" in page


def test_an_empty_view_is_a_slide_that_says_so():
    slide = slide_of("text=nowhere to be found&slide=timeline,incidents")
    assert all(isinstance(block, EmptyBlock) for block in slide.blocks)
    assert names("en").t("brief_none_here") in slide.blocks[0].notes


def test_a_link_may_be_whole_or_only_its_parameters():
    for link in ("gov=SY11&lang=ar", "?gov=SY11&lang=ar", "https://rasid.example/briefing?gov=SY11&lang=ar#map"):
        assert views.params_of(link) == {"gov": "SY11", "lang": "ar"}


def test_a_question_mark_in_a_searched_text_costs_no_filter():
    assert views.params_of("text=why?&gov=SY11") == {"text": "why?", "gov": "SY11"}
    assert views.params_of("http://[no-address?gov=SY11") == {"gov": "SY11"}


def test_what_a_link_asks_for_in_vain_is_on_the_slide_too():
    slide = slide_of(LINKS["half a year"])
    view = view_of(f"{LINKS['half a year']}&actor=martians")
    doubtful = content.slide(view, asked.read({}, view.origin)[0], "")
    assert any("martians" in line for line in doubtful.footer)
    assert not any("asked for" in line for line in slide.footer)


def test_the_link_of_a_slide_seen_on_another_page_leads_to_the_briefing():
    params = {"gov": "SY09", "present": "1", "ground": "district", "slide": "map"}
    link = content.rebuilt_from(params, "http://127.0.0.1:8501/map?gov=SY09")
    assert link == "http://127.0.0.1:8501/briefing?gov=SY09&slide=map"


def test_what_the_filter_leaves_out_is_not_said_to_be_none():
    for lang, words in (
        ("en", "Attacks [{}] in Raqqa: left out by the filter"),
        ("ar", "الهجمات [\u2068{}\u2069] في الرقة: يستبعدها المرشّح"),
    ):
        for narrowed, kind, code in (("type", "event_type", "raid"), ("class", "event_class", "security_operation")):
            slide = slide_of(f"table=coded_reports&gov=SY11&{narrowed}={code}&slide=incidents", lang)
            assert slide.title == words.format(names(lang).of(kind, code))
            assert slide.findings == ()
    assert (
        " security operations [Raid] in" in slide_of("table=coded_reports&type=raid&measure=security_operations").title
    )


def test_a_table_that_does_not_say_who_attacked_is_not_said_to_hold_no_attack_on_somebody():
    slide = slide_of("from=2018-01-01&to=2018-06-30&actor=islamic_state&role=target&slide=comparison")
    assert names("en").t("not_recorded") in slide.title
    assert isinstance(slide.blocks[0], EmptyBlock)
    assert "none in either period" not in {note for _, _, note in slide.figures}


def test_an_attack_that_is_nowhere_on_the_map_is_no_missing_operation():
    nowhere = {"location_precision": "country", "latitude": None, "longitude": None, "governorate": None}
    operation = {"event_type": "raid", "event_class": "security_operation"}
    rows = held(incident(**nowhere), incident(**operation), incident(**operation))
    for measure, undrawn in (("attacks", 1), ("security_operations", 0)):
        note = slide_of(f"gov=all&slide=map&measure={measure}", "en", rows).blocks[0].notes[0]
        assert note == names("en").t("brief_map_note", shaded=0, undrawn=undrawn)


def test_nothing_in_a_slide_that_is_shown_in_a_frame_can_be_focused():
    slide = replace(slide_of("gov=SY11"), link="https://rasid.example/briefing?gov=SY11")
    assert '<a href="https://rasid.example/briefing?gov=SY11">' in layout.page(slide)
    assert "<a " not in layout.scaled_page(slide)


def test_a_period_that_the_table_does_not_cover_is_not_said_to_be_quiet():
    for period in ("period=2030", "from=2010-01-01&to=2010-12-31"):
        slide = slide_of(f"gov=SY11&{period}&slide=timeline")
        assert slide.title == "Violent events in Raqqa: the table does not cover this period"
        assert slide.figures == ()
    assert slide_of("gov=SY11&from=2019-06-01&to=2025-12-31").figures[0][1] not in ("–", "0")


def test_a_long_name_of_a_row_leaves_room_for_the_rest_of_the_slide():
    rows = held(incident(place_name_en="x" * 4000, sources="y" * 4000), title="z" * 4000)
    slide = slide_of("slide=incidents,map&lead=places", "en", rows)
    assert max(map(len, (slide.title, *slide.findings, *slide.footer, *slide.blocks[0].rows[0]))) < 300


def test_attacks_alone_are_not_said_to_be_counted_with_the_clashes():
    said_of = names("en").t("undirected_note"), names("en").t("brief_undirected_attacks")
    for measure, told in (("violent_events", (True, False)), ("attacks", (False, True)), ("clashes", (False, False))):
        rule = slide_of(f"gov=SY11&measure={measure}").footer[1]
        assert tuple(note in rule for note in said_of) == told
