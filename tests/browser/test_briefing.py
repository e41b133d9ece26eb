"""Slides as a browser draws them: nothing is cut or too small, files hold text and the right size, keys step on."""

import io
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image
from playwright.sync_api import expect
from pypdf import PdfReader

from components.briefing import asked
from components.briefing.html import chromium, layout
from components.drawing.marking import MARKING
from components.measure import width_of
from components.names import languages, names
from components.shell import PAGES
from tests.briefing.views import LINKS, slide_of
from tests.browser.conftest import follow, settled
from tests.browser.serving import LONGEST
from tests.pairs import pairs

LONG = (
    "gov=all&actor=islamic_state,sdf,coalition,turkey,sna,hts,russia&type=ambush,ied,raid,arrest,clash,shelling"
    "&role=any&exact=day,place&toll=3&text=a long text that is searched for in all of the notes and the sources"
)
WORST = {
    **LINKS,
    "a long filter": f"{LONG}&slide=timeline,incidents",
    "a long title": f"slide=actors,incidents&title={'uncertain words ' * 10}",
    "many governorates": "gov=SY01,SY02,SY03,SY04,SY05,SY06,SY07,SY08,SY09,SY11&slide=comparison,actors",
    "nothing": "text=nowhere to be found&slide=timeline,map",
    "one article": "table=worked_case&slide=timeline,incidents",
}
MEASURE = """
() => {
  const wrong = [];
  const seen = (element) => element.className || element.tagName;
  for (const box of document.querySelectorAll('.box, .figure, .figure *, td, th, li, footer p')) {
    if (box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).display !== 'inline')
      wrong.push(`${seen(box)} is ${box.scrollWidth - box.clientWidth} px too narrow: ${box.innerText.slice(0, 60)}`);
    if (box.scrollHeight > box.clientHeight + 1 && getComputedStyle(box).display !== 'inline')
      wrong.push(`${seen(box)} is ${box.scrollHeight - box.clientHeight} px too low: ${box.innerText.slice(0, 60)}`);
  }
  for (const drawing of document.querySelectorAll('svg[role=img]')) {
    const [width, height] = [drawing.viewBox.baseVal.width, drawing.viewBox.baseVal.height];
    for (const text of drawing.querySelectorAll('text')) {
      const at = text.getBBox();
      if (at.x < -1 || at.x + at.width > width + 1 || at.y + at.height > height + 4 || at.y < -4)
        wrong.push(`text outside its drawing: ${text.textContent} ${JSON.stringify([at.x, at.y, at.width, width])}`);
    }
  }
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const size = parseFloat(getComputedStyle(words.currentNode.parentElement).fontSize);
    if (words.currentNode.textContent.trim() && size < 14) wrong.push(`${size} px: ${words.currentNode.textContent}`);
  }
  return wrong;
}
"""

SCROLLS = """
() => {
  const within = [...document.querySelectorAll('*')].filter((element) => {
    const scrolled = getComputedStyle(element);
    return [scrolled.overflowX, scrolled.overflowY].some((way) => way === 'auto' || way === 'scroll');
  });
  const over = (box) => [box.scrollWidth - box.clientWidth, box.scrollHeight - box.clientHeight];
  return [0, ...over(document.scrollingElement), ...within.flatMap(over)];
}
"""


@pytest.fixture(scope="module")
def tab(browser):
    """One tab that is drawn into again and again, with no network at all."""
    context = browser.new_context(offline=True)
    yield context.new_page()
    context.close()


def drawn(tab, slide):
    tab.set_viewport_size({"width": slide.sheet.width, "height": slide.sheet.height})
    tab.set_content(layout.page(slide))
    tab.evaluate("() => document.fonts.ready")
    return tab


@pytest.mark.parametrize(
    ("view", "lang", "sheet", "marking"),
    pairs(tuple(WORST), languages(), tuple(asked.SHEETS), ("", "TLP:AMBER+STRICT")),
)
def test_nothing_on_a_slide_is_cut_or_smaller_than_14_px(tab, view, lang, sheet, marking, monkeypatch):
    monkeypatch.setenv(MARKING, marking)
    slide = slide_of(f"{WORST[view]}&sheet={sheet}", lang)
    assert drawn(tab, slide).evaluate(MEASURE) == []
    size = tab.evaluate("() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
    assert size == [slide.sheet.width, slide.sheet.height]


def test_a_box_that_cuts_its_text_would_be_found(tab):
    drawn(tab, slide_of(LINKS["half a year"]))
    tab.evaluate("() => { document.querySelector('h1').style.fontSize = '80px'; }")
    assert any("too low" in line for line in tab.evaluate(MEASURE))


@pytest.mark.parametrize(
    "words",
    [
        "Violent events at a known place, most at: Hajin (31)",
        "أحداث العنف المعروفة المكان، أكثر الأماكن: هجين",
        "1,654-1,910",
    ],
)
def test_text_is_as_wide_as_it_was_measured(tab, words):
    drawn(tab, slide_of(LINKS["a sample"], "ar"))
    wide = tab.evaluate(
        """(words) => {
            const span = document.createElement('span');
            span.style.cssText = 'font-size:40px;position:absolute;white-space:nowrap';
            span.textContent = words;
            document.querySelector('main').append(span);
            return span.getBoundingClientRect().width;
        }""",
        words,
    )
    assert 0.97 * width_of(words, 40) <= wide <= width_of(words, 40)


@pytest.mark.parametrize("lang", languages())
def test_a_png_is_twice_as_large_as_its_sheet_where_that_was_asked(lang):
    slide = slide_of(LINKS["one governorate"], lang)
    holds(chromium.png(layout.page(slide), slide.sheet, 2), (3840, 2160))


def holds(png, size):
    """The picture is of this size, and something is drawn on it."""
    with Image.open(io.BytesIO(png)) as picture:
        assert picture.size == size
        assert len(picture.convert("L").getcolors(1 << 20)) > 50


PAPERS = {"screen": (1440, 810), "a4": (842, 595), "a4_portrait": (595, 842)}  # points


def test_a_pdf_is_one_page_of_its_paper_for_each_slide_and_its_text_can_be_selected():
    links = [*LINKS.values(), *(f"{LINKS['half a year']}&sheet={sheet}" for sheet in PAPERS)]
    slides = [slide_of(link) for link in links]
    one = PdfReader(io.BytesIO(chromium.pdf(layout.page(slides[-1]))))
    file = PdfReader(io.BytesIO(chromium.pdf(layout.pages(slides))))
    assert {slide.sheet.code for slide in slides} == set(asked.SHEETS) == set(PAPERS)
    for n, (slide, page) in enumerate(zip([*slides, slides[-1]], [*file.pages, *one.pages], strict=True)):
        assert [round(float(length)) for length in page.mediabox[2:]] == pytest.approx(PAPERS[slide.sheet.code], abs=2)
        text = " ".join(page.extract_text().split())
        assert "".join(slide.title.split()) in text.replace(" ", "")  # a line may end after the hyphen of a name
        fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
        assert any("IBMPlexSans" in str(font.get("/BaseFont")) for font in fonts)
        if n >= len(LINKS):  # half a year on each paper
            assert names("en").t("tested_words") in text


@pytest.mark.parametrize("lang", languages())
def test_every_page_is_presented_as_a_slide_alone_and_nothing_scrolls(visit, lang):
    page, before = None, ""
    for path in PAGES:
        asked_for = {"lang": lang, "present": "1", "gov": "SY09", "period": "2018"}
        if page:
            follow(page, path.replace("overview", ""), **asked_for)
        else:
            page = visit(path.replace("overview", ""), width=1920, height=1080, **asked_for)
        frame = page.locator(".st-key-presented iframe")
        expect(frame).to_have_count(1)
        inner, slide = frame.element_handle().content_frame(), frame.get_attribute("srcdoc")
        if slide != before:  # else what the page before it showed is shown on
            inner.wait_for_function("() => !window.measured && document.querySelector('main.slide')")
        before = slide
        for width, height in ((1920, 1080), (1366, 768), (3840, 2160)):
            page.set_viewport_size({"width": width, "height": height})
            inner.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
            assert frame.bounding_box() == {"x": 0, "y": 0, "width": width, "height": height}
            assert inner.evaluate(MEASURE) == []
            assert [max(target.evaluate(SCROLLS)) for target in (page, inner)] == [0, 0]
        for chrome in ('[data-testid="stSidebar"]', ".st-key-topbar", '[data-testid="stHeader"]'):
            expect(page.locator(chrome)).to_be_hidden()
        inner.evaluate("() => { window.measured = true; }")


def test_arrow_keys_step_through_a_deck(visit):
    page = visit("briefing", gov="SY09", period="2018", slide="actors")
    said = names("en")
    page.get_by_text(said.t("brief_deck"), exact=True).click()
    add = page.get_by_role("button", name=said.t("brief_deck_add"))
    add.click()
    expect(page.get_by_role("button", name=said.t("brief_deck_remove", at=1), exact=True)).to_be_visible()
    settled(page)
    add.click()
    expect(page.get_by_role("button", name=said.t("brief_deck_remove", at=2), exact=True)).to_be_visible()
    page.get_by_role("button", name=said.t("brief_present")).click()
    page.wait_for_selector(".st-key-presented iframe")
    settled(page)
    for key, at in (("ArrowRight", "2"), ("ArrowRight", "2"), ("Control+ArrowLeft", "2"), ("ArrowLeft", "1")):
        page.keyboard.press(key)
        page.wait_for_function("at => new URL(location).searchParams.get('at') === at", arg=at)
        settled(page)
    asked_now = parse_qs(urlsplit(page.url).query)
    page.keyboard.press("Escape")
    page.wait_for_function("() => !new URL(location).searchParams.has('present')")
    expect(page.locator(".st-key-topbar")).to_be_visible()
    assert (asked_now["gov"], asked_now["slide"], asked_now["present"]) == (["SY09"], ["actors"], ["1"])


@pytest.mark.parametrize("lang", languages())
def test_the_page_makes_the_files_of_the_slide_it_shows(visit, lang):
    page = visit("briefing", lang=lang, gov="SY09", period="2018", slide="actors")
    said = names(lang)
    shown = page.locator(".st-key-slide iframe").element_handle().content_frame()
    title = shown.wait_for_selector("h1").inner_text()
    page.get_by_role("button", name=said.t("brief_make")).click()
    files = {}
    for kind in ("pdf", "png"):
        button = page.get_by_role("button", name=said.t(f"brief_format_{kind}"), exact=True)
        expect(button).to_be_visible(timeout=2 * LONGEST)
        settled(page)
        with page.expect_download() as saved:
            button.click()
        files[kind] = saved.value
        assert saved.value.suggested_filename.startswith(f"ucdp_ged_syria_2016_2019_actors_{lang}_")
    holds(files["png"].path().read_bytes(), (1920, 1080))
    text = "".join(PdfReader(files["pdf"].path()).pages[0].extract_text().split())
    if lang == "en":
        assert "".join(title.split()) in text
