"""A PowerPoint file holds native charts of the core's numbers, editable words and its sources, without a Chromium."""

import io
import struct
from zipfile import ZipFile

import pytest
from PIL import ImageFont
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn

from components.briefing import files
from components.briefing.html import chromium
from components.briefing.powerpoint import deck as powerpoint
from components.briefing.powerpoint import shapes
from components.briefing.slide import TimelineBlock
from components.measure import lines_of
from components.names import languages, names
from tests.briefing.views import LINKS, slide_of


def opened(*links, lang="en"):
    slides = [slide_of(link, lang) for link in links]
    return Presentation(io.BytesIO(powerpoint.made(slides))), slides


@pytest.mark.parametrize("lang", languages())
def test_the_title_is_a_title_that_can_be_edited(lang):
    deck, slides = opened(*LINKS.values(), lang=lang)
    assert [slide.shapes.title.text for slide in deck.slides] == [
        shapes.embedded(slide.title, slide.names) for slide in slides
    ]


def test_the_bars_of_a_chart_are_the_numbers_of_the_timeline():
    deck, (slide,) = opened(LINKS["half a year"])
    block = next(block for block in slide.blocks if isinstance(block, TimelineBlock))
    charts = [shape.chart for shape in deck.slides[0].shapes if shape.has_chart]
    assert [list(chart.plots[0].series[0].values) for chart in charts] == [
        [bar.n for bar in bars] for _, bars in block.panels
    ]


def test_a_comparison_carries_both_counts_and_no_interval_of_what_was_counted():
    deck, _ = opened(LINKS["one actor"])
    chart = next(shape.chart for shape in deck.slides[0].shapes if shape.has_chart and len(shape.chart.series) == 2)
    assert not any(series._element.xpath("c:errBars") for series in chart.series)
    assert list(chart.plots[0].series[0].values)[-1] == 230


def test_a_list_is_a_table_in_the_order_of_its_language():
    first = {}
    for lang in languages():
        deck, _ = opened(LINKS["a sample"], lang=lang)
        table = next(shape.table for shape in deck.slides[0].shapes if shape.has_table)
        first[lang] = [cell.text for cell in table.rows[0].cells]
    assert first["en"][0] == "Date"
    assert first["ar"][-1] == "التاريخ"


def test_the_map_is_made_of_shapes():
    deck, _ = opened(LINKS["half a year"])
    kinds = [shape.shape_type for shape in deck.slides[0].shapes]
    assert kinds.count(MSO_SHAPE_TYPE.FREEFORM) > 5
    assert kinds.count(MSO_SHAPE_TYPE.AUTO_SHAPE) > 30


def test_the_notes_hold_sources_link_and_hash():
    deck, (slide,) = opened(LINKS["half a year"])
    notes = deck.slides[0].notes_slide.notes_text_frame.text
    for line in (*slide.footer, slide.trace, slide.link):
        assert shapes.embedded(line, slide.names) in notes


def test_arabic_paragraphs_read_from_the_right():
    deck, _ = opened(LINKS["a sample"], lang="ar")
    assert deck.slides[0].shapes.title.text_frame.paragraphs[0]._p.pPr.get("rtl") == "1"


def test_without_a_chromium_html_and_powerpoint_are_made_and_the_rest_is_refused_with_the_command(monkeypatch):
    monkeypatch.setenv("PATH", "")
    slide = slide_of("gov=SY11&slide=actors")
    assert chromium.found() == ""
    for kind in ("html", "pptx"):
        assert len(files.made(kind, slide)) > 10_000
    for kind in files.DRAWN:
        with pytest.raises(chromium.NoChromiumError, match="apt-get install chromium"):
            files.made(kind, slide)


def test_a_file_is_named_after_table_topic_language_and_day():
    slide = slide_of("slide=map", "ar")
    assert files.file_name("pdf", slide).startswith("ucdp_ged_syria_2016_2019_map_ar_2")
    assert files.file_name("png2", slide).endswith("@2x.png")


def test_a_title_is_small_enough_for_wider_letters():
    title = "No change is stated: it is not known what this table covers completely."
    deck, _ = opened(f"table=worked_case&title={title}", LINKS["half a year"])
    for slide in deck.slides:
        frame = slide.shapes.title
        size = frame.text_frame.paragraphs[0].runs[0].font.size / shapes.EMU
        lines = lines_of(frame.text_frame.text, size * 1.1, frame.width / shapes.EMU, 600)
        assert lines * size * 1.2 <= frame.height / shapes.EMU


def test_an_axis_of_counts_has_whole_numbers():
    deck, _ = opened("table=worked_case&slide=timeline")
    charts = [shape.chart for shape in deck.slides[0].shapes if shape.has_chart]
    assert [chart.value_axis.major_unit for chart in charts] == [1, 1, 1]


def test_the_font_of_both_scripts_is_in_the_file_as_powerpoint_embeds_it():
    file, _ = opened(LINKS["half a year"], lang="ar")
    fonts = file.part._element.find(qn("p:embeddedFontLst"))
    assert [font.get("typeface") for font in fonts.iter(qn("p:font"))] == [shapes.FONT]
    for face in ("regular", "bold"):
        part = file.part.related_part(fonts.find(f".//{qn(f'p:{face}')}").get(qn("r:id")))
        size, font_size, version, flags = struct.unpack_from("<4I", part.blob)
        assert (size, version, flags, part.blob[34:36]) == (len(part.blob), 0x20001, 0, b"LP")
        assert part.content_type == "application/x-fontdata"
        font = ImageFont.truetype(io.BytesIO(part.blob[-font_size:]), 100)
        assert font.getname() == (shapes.FONT, face.title())
        missing = font.getmask("\uffff").getbbox(), font.getlength("\uffff")
        for letter in "1aد":
            assert (font.getmask(letter).getbbox(), font.getlength(letter)) != missing


@pytest.mark.parametrize("lang", languages())
def test_no_sign_is_in_a_file_that_only_new_programs_know(lang):
    file = powerpoint.made([slide_of(link, lang) for link in LINKS.values()])
    with ZipFile(io.BytesIO(file)) as parts:
        texts = [parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml")]
    assert "\u202a" in "".join(texts) or lang == "en"
    assert not set("\u2066\u2067\u2068\u2069") & set("".join(texts))


def test_what_is_isolated_becomes_an_embedding_between_marks_of_direction():
    assert shapes.embedded("95 % \u20663\u20135\u2069.", names("ar")) == "95 % \u200f\u202a3\u20135\u202c\u200f."
    assert shapes.embedded("\u2068دير الزور\u2069!", names("en")) == "\u200e\u202bدير الزور\u202c\u200e!"
    assert shapes.embedded("lost\u2069 end", names("en")) == "lost end"


def test_no_two_shapes_of_a_slide_have_one_number():
    deck, _ = opened(*LINKS.values())
    for slide in deck.slides:
        numbers = [shape.get("id") for shape in slide.shapes._spTree.iter(qn("p:cNvPr"))]
        assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("lang", languages())
def test_a_title_longer_than_a_property_of_the_file_costs_no_file(lang):
    link = (
        "from=2018-01-01&to=2018-06-30&actor=autonomous_administration,foreign_state,syrian_government&toll=1"
        "&district=SY0901,SY0803,SY1101,SY0804"
    )
    deck, (slide,) = opened(link, lang=lang)
    assert len(slide.title) > 255
    assert deck.slides[0].shapes.title.text == shapes.embedded(slide.title, slide.names)
    assert len(deck.core_properties.title) == 255
