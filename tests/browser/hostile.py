"""A table in which every text tries something: it must be shown as written, and nothing of it may run."""

from __future__ import annotations

import csv
import io
from pathlib import Path

RTL_OVERRIDE = "\u202e21 killed\u202c"
TEXTS = {
    "script": "<script>alert(1)</script>",
    "image": "<img src=x onerror=alert(1)>",
    "link": "[x](javascript:alert(1))",
    "pixel": "![x](https://attacker.invalid/p.png)",
    "anchor": "<a href='https://attacker.invalid/'>name</a>",
    "formula": '=HYPERLINK("https://attacker.invalid","x")',
    "template": "` ${alert(1)} \\",
    "unbalanced": "{% raw %} {# {{",
    "latex": "$$\\frac{1}{0}$$ :red[x] :material/delete:",
    "override": RTL_OVERRIDE,
}
HEAD = [
    *(
        "incident_id",
        "date_start",
        "governorate",
        "event_type",
        "place_name_en",
        "place_name_ar",
        "latitude",
        "longitude",
    ),
    *("initiators", "targets", "killed_low", "killed_high", "sources", "source_url", "summary_en", "summary_ar"),
]


def creating(file: Path) -> str:
    """A Jinja2 expression that creates a file if anything on the server compiles it."""
    return "{{ cycler.__init__.__globals__.os.system('touch " + str(file) + "') }}"


def table(created: Path) -> bytes:
    """The hostile table as CSV: one row per text, the same text in every free column."""
    texts = {**TEXTS, "jinja": creating(created)}
    out = io.StringIO()
    writer = csv.DictWriter(out, HEAD)
    writer.writeheader()
    for day, (name, text) in enumerate(texts.items(), 1):
        writer.writerow(
            {
                "incident_id": f"H-{name}",
                "date_start": f"2021-11-{day:02}",
                "governorate": "SY09",
                "event_type": "armed_assault",
                "place_name_en": text,
                "place_name_ar": text,
                "latitude": "35.15618",
                "longitude": "40.42716",
                "initiators": text,
                "targets": text,
                "killed_low": "1",
                "killed_high": "2",
                "sources": text,
                "source_url": "javascript:alert(1)" if name == "script" else text,
                "summary_en": text,
                "summary_ar": text,
            }
        )
    return out.getvalue().encode("utf-8-sig")
