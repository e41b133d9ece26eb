"""Parts of a whole: a count beside its share in per cent and as a bar."""

from __future__ import annotations

import html

from components.glossary.marked import marked
from components.names import Names


def per_cent(part: int, whole: int, names: Names) -> str:
    """A share with one decimal; what is not none is never said to be 0 %, what is not all never 100 %."""
    share = round(100 * part / whole, 1)
    if part and not share:
        return names.isolated(f"<\u00a0{names.number(0.1)}\u00a0%")
    if part != whole and share == 100:
        return names.isolated(f">\u00a0{names.number(99.9)}\u00a0%")
    return names.isolated(f"{names.number(share)}\u00a0%")


def drawn(counts: dict[str, int], whole: int, names: Names) -> str:
    """A list of counts as HTML, by their labels, each with its share of the whole; "none" where there are none."""
    if not counts or not whole:
        return f"<p>{html.escape(names.t('data_none'))}</p>"
    rows = (
        f'<li><span>{marked(label, names)}</span><span class="bar" style="--share:{n / whole:.4f}"></span>'
        f"<span>{names.number(n)}</span><span>{html.escape(per_cent(n, whole, names))}</span></li>"
        for label, n in counts.items()
    )
    return f'<ul class="shares" dir="{"rtl" if names.rtl else "ltr"}">{"".join(rows)}</ul>'
