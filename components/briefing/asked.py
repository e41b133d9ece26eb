"""What a slide shows: read from the link, so that a link rebuilds the slide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar, get_args

from data.aggregate.measured import default_measure
from data.aggregate.periods import MEASURES, SPLITS, Measure
from data.filter import Doubt
from data.schema import OWN
from data.store import Origin

Code = TypeVar("Code", bound=str)
Topic = Literal["timeline", "actors", "map", "comparison", "incidents", "changes"]
TOPICS: tuple[Topic, ...] = get_args(Topic)
DEFAULT: tuple[Topic, ...] = ("timeline", "map")
OF_PAGE: dict[str, tuple[Topic, ...]] = {
    "timeline": ("timeline",),
    "actors": ("actors",),
    "map": ("map",),
    "incidents": ("incidents",),
}
SLIDE_MEASURES = tuple(measure for measure in MEASURES if measure != "killed")  # the killed stand among the figures
MOST_TOPICS = 2
LEADS = ("change", "count", "surge", "share", "places", "actors")  # which statement is the title
LONGEST_TITLE = 160  # letters
SLIDE, MEASURE, SPLIT, SHEET = "slide", "measure", "split", "sheet"  # URL parameters
LEAD, TITLE = "lead", "title"


@dataclass(frozen=True)
class Sheet:
    """A page of width x height px. On paper it is shrunk to `paper`, a CSS page size."""

    code: str
    width: int
    height: int
    paper: str
    shrunk: float = 1.0

    @property
    def portrait(self) -> bool:
        """Whether it is higher than wide."""
        return self.height > self.width


_A4 = 96 / 25.4 * 297 / 1684  # A4 is laid out at 1684 x 1191 px, so that its smallest text prints at 7 points
SHEETS = {
    "screen": Sheet("screen", 1920, 1080, "1920px 1080px"),
    "a4": Sheet("a4", 1684, 1190, "297mm 210mm", _A4),
    "a4_portrait": Sheet("a4_portrait", 1190, 1684, "210mm 297mm", _A4),
}


@dataclass(frozen=True)
class Asked:
    """The choices behind a slide. `lead` is "" for the first statement there is; `title` replaces its words. `split`:
    what the bars of the timeline are split into, one of periods.SPLITS or schema.OWN and an own column."""

    topics: tuple[Topic, ...]
    measure: Measure
    sheet: Sheet
    lead: str = ""
    title: str = ""
    split: str = "none"


def of_page(page: str, params: Mapping[str, str]) -> dict[str, str]:
    """The choices of the slide that shows what a page shows, for a link to it."""
    measure = params.get(MEASURE, "")
    return {
        **({SLIDE: ",".join(OF_PAGE[page])} if page in OF_PAGE else {}),
        **({MEASURE: measure} if measure in SLIDE_MEASURES else {}),
        **({SPLIT: params[SPLIT]} if page == "timeline" and SPLIT in params else {}),
    }


def read(
    params: Mapping[str, str], origin: Origin, changes: bool = False, page: str = "briefing"
) -> tuple[Asked, list[Doubt]]:
    """The choices in a link, and what it asks for in vain.

    changes  whether there is an earlier snapshot to tell changes since.
    page     what is shown where the link does not say.
    """
    doubts: list[Doubt] = []
    offered = topics(changes)
    topics_asked = [topic for topic in dict.fromkeys(params.get(SLIDE, "").split(",")) if topic]
    found = [topic for topic in offered if topic in topics_asked]
    found = sorted(found, key=topics_asked.index)[:MOST_TOPICS]
    doubts += [Doubt(SLIDE, topic[:100]) for topic in topics_asked if topic not in found]

    def one(parameter: str, options: tuple[Code, ...], default: Code) -> Code:
        value = params.get(parameter, "") or default
        for code in (default, *options):
            if code == value:
                return code
        doubts.append(Doubt(parameter, value[:100]))
        return default

    measure = one(MEASURE, SLIDE_MEASURES, default_measure(origin))
    sheet = SHEETS[one(SHEET, tuple(SHEETS), "screen")]
    by = params.get(SPLIT, "")
    split = by if by.removeprefix(OWN) and by.startswith(OWN) else one(SPLIT, SPLITS, "none")
    lead = one(LEAD, LEADS, "")
    title = "".join(letter for letter in params.get(TITLE, "") if letter.isprintable()).strip()
    if len(title) > LONGEST_TITLE:
        doubts.append(Doubt(TITLE, title[:100]))
        title = ""
    return Asked(tuple(found) or OF_PAGE.get(page, DEFAULT), measure, sheet, lead, title, split), doubts


def topics(changes: bool) -> tuple[Topic, ...]:
    """The topics there are; "changes" needs an earlier snapshot."""
    return TOPICS if changes else TOPICS[:-1]
