"""python -m tests.briefing.rebuild [--slides N] [--seed S]: random slides, exported and made anew from their files."""

import argparse
import random
import sys
import time
import traceback
from datetime import date, timedelta

from components.briefing import asked, content, files, views
from components.files import download
from data.aggregate.headline import counted
from data.store import open_store
from tests.briefing.rebuild import differences

FIRST, DAYS = date(2015, 12, 1), 1460  # a month before the shipped series begins, to a month after it ends
TOPICS = ("timeline", "actors", "map", "comparison", "incidents")


def random_link(draw):
    """A link that an analyst might send: any table, period, area, actor, measure, topics, title."""
    some = draw.random
    link = {"slide": ",".join(draw.sample(TOPICS, 2)) if some() < 0.7 else draw.choice(TOPICS)}
    if some() < 0.15:
        link["table"] = draw.choice(("coded_reports", "worked_case"))
    match draw.choice(("days", "days", "days", "year", "all", "last")):
        case "days":
            long = round(2 ** draw.uniform(0, 10))
            start = FIRST + timedelta(draw.randrange(max(1, DAYS - long)))
            link |= {"from": str(start), "to": str(start + timedelta(long - 1))}
        case "year":
            link["period"] = str(draw.randint(2016, 2019))
        case "last":
            link["period"] = draw.choice(("last30", "last90"))
    areas = [f"SY{number:02}" for number in range(1, 15)]
    link["gov"] = draw.choice(("", "", "all", ",".join(draw.sample(areas, draw.randint(1, 6))), draw.choice(areas)))
    if some() < 0.3:
        link["actor"] = draw.choice(("islamic_state", "sdf", "syrian_government", "civilians", "turkey", "insurgent"))
        link["role"] = draw.choice(("", "", "", "initiator", "target"))
    if some() < 0.4:
        link["measure"] = draw.choice(("violent_events", "attacks", "clashes", "security_operations"))
    link["against"] = draw.choice(("", "", "year"))
    link["exact"] = draw.choice(("", "", "", "", "day", "place"))
    link["toll"] = draw.choice(("", "", "", "", "3"))
    link["lead"] = draw.choice(("", "", *asked.LEADS))
    return "&".join(f"{name}={value}" for name, value in link.items() if value)


def exported(link, lang, store):
    """The two files of a slide: its workbook and its HTML."""
    params = {**views.params_of(link), "lang": lang}
    view = views.view_of(params, store.alone(), lang)
    found, _ = asked.read(params, view.origin)
    about = download.provenance(view, view.ask(counted), params)
    slide = content.slide(view, found, content.rebuilt_from(params))
    return files.rows(view, found, "xlsx", about), files.made("html", slide).decode()


def main():
    """Make and rebuild the slides; the exit code is 1 where any text of any differs."""
    parser = argparse.ArgumentParser(prog="python -m tests.briefing.rebuild", description=__doc__)
    parser.add_argument("--slides", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0)
    wanted = parser.parse_args()
    draw, store, began = random.Random(wanted.seed), open_store(), time.monotonic()
    texts = wrong = 0
    for number in range(wanted.slides):
        link, lang = random_link(draw), ("en", "ar")[number % 2]
        try:
            files_of = exported(link, lang, store)
        except views.NoNumbers:
            continue
        try:
            held, found = differences(*files_of)
        except Exception as failed:  # what cannot be made anew differs
            held, found = 0, [traceback.format_exc(limit=-2) + repr(failed)]
        texts, wrong = texts + held, wrong + bool(found)
        for line in found:
            print(f"{link} ({lang}): {line}")
    print(
        f"{wanted.slides} slides, {texts} texts and verdicts, {wrong} slides differ; {time.monotonic() - began:.0f} s"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
