"""A second way to every number of a slide, from its exported files alone."""

import io

import lxml.html
import pandas as pd

from tests.briefing.rebuild.drawn import Drawn
from tests.briefing.rebuild.rebuilding import ANY, fits


def differences(workbook, page):
    """How many texts of a slide were held against what is expected, and which say something else."""
    slide = Drawn(pd.read_excel(io.BytesIO(workbook), sheet_name=None, engine="calamine"))
    html = lxml.html.fromstring(page)
    sentences, footer = slide.sentences(), slide.footer()
    found = [(one.text_content(), sentences) for one in html.xpath("//h1|//ul/li")]
    found += [
        (one.text_content(), [slide.scope(), slide.scope() + " \u00b7 " + ANY]) for one in html.find_class("scope")
    ]
    for at, card in enumerate(html.find_class("figure")):
        found.append(([part.text_content() for part in card], slide.card(at)))
    found += [(one.text_content(), footer) for one in html.xpath("//footer//p")]
    for topic, section in zip(slide.asked["topics"].split(","), html.xpath("//section"), strict=True):
        found += slide.block(topic, section)
    wrong = [f"{said!r} is none of {like!r}" for said, like in found if not any(fits(said, one) for one in like)]
    return len(found) + len(slide.judged), wrong + slide.wrong
