"""Charts of actors as files: every number of the page in the picture, and each a row."""

import pytest

from components.actors import matrix, picture
from components.figures.actor_bars import drawn_actors
from components.names import languages
from components.pictures.chart import made
from data.aggregate import actors
from tests.briefing.views import view_of
from tests.pictures import drawn
from tests.pictures.drawn import rows_of, whole

LINK = "from=2018-01-01&to=2018-12-31"


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("most", [0, 4])
def test_bars_of_actors_are_as_long_as_their_numbers_which_stand_beside_them(lang, most):
    view = view_of(LINK, lang)
    roles = actors.by_role(view.ask(actors.sides, measure="violent_events"))
    chart = picture.by_role(roles, "violent_events", view, most)
    svg, shown = made(chart, "svg", view).text, drawn_actors(roles, most)
    counts = [int(n) for role in roles.roles for n in roles.counts[role].head(len(shown)) if n]
    long = sorted(place["width"] for places in drawn.bars(svg).values() for place in places)
    assert long == pytest.approx([n * long[-1] / max(counts) for n in sorted(counts)], abs=0.2)
    texts = drawn.texts(svg)
    assert all(view.names.number(n) in texts for n in counts)
    rows = rows_of(made(chart, "csv", view))
    assert whole(rows, "bar") == sum(counts)
    assert {row["actor"] for row in rows if row["row"] == "bar"} == set(shown)
    assert {row["reason"] for row in rows if row["row"] == "in_no_bar"} <= {"not_drawn", "nobody_named"}


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("across", ["event_type", "initiator_basis", "pairs"])
def test_every_cell_of_a_table_of_actors_is_drawn_and_is_a_row(lang, across):
    view = view_of("table=coded_reports", lang)
    if across == "pairs":
        kind, counts = "actor_short", actors.directed_pairs(view.ask(actors.sides, measure="attacks"))
    else:
        kind = {"event_type": "event_type", "initiator_basis": "basis"}[across]
        counts = actors.across(view.ask(actors.sides, measure="attacks", across=across), across)
    shown = matrix.of_counts(counts, kind, view.names, "Caption", sums=across != "pairs")
    chart = picture.of_counts(shown, counts, kind, "attacks", view)
    texts = drawn.texts(made(chart, "svg", view).text)
    for name, cells in shown.rows:
        at = len(texts) - 1 - texts[::-1].index(name)  # the head, over the rows, may have the same names
        assert texts[at + 1 : at + 1 + len(cells)] == [view.names.number(n) for n in cells]
    rows = rows_of(made(chart, "csv", view))
    assert len(rows) == counts.size
    assert whole(rows, "cell") == int(counts.to_numpy().sum())


def test_a_pair_between_whom_nobody_says_who_attacked_is_a_row():
    view = view_of(LINK)
    counts = actors.undirected_pairs(view.ask(actors.sides, measure="violent_events"))
    chart = picture.of_pairs(matrix.of_pairs(counts, view.names, "Caption"), counts, "violent_events", view)
    rows = rows_of(made(chart, "csv", view))
    told = [(row["first"], row["second"], int(row["incidents"])) for row in rows]
    assert told == list(counts.itertuples(index=False, name=None))
    assert all(view.names.number(n) in drawn.texts(made(chart, "svg", view).text) for n in counts["n"])
