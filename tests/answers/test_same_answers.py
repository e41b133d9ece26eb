"""Pre-counted tables answer as the rows do, and both as an independent recount; python -m tests.answers asks 500 times
as much."""

import ast
from random import Random

import pytest

from data import schema
from tests.answers import awkward, filters, questions
from tests.answers.comparing import POINTS, afresh, of_filter, view_of
from tests.answers.stands import both

ROOT = schema.DATA.parent


@pytest.fixture(scope="module")
def stand(tmp_path_factory):
    tables = tmp_path_factory.mktemp("tables")
    held = {origin: awkward.rows(Random(1), 300, origin) for origin in awkward.ORIGINS}
    awkward.write_tables(held, tables)
    with afresh(), both(tables) as stores:
        yield stores, held


@pytest.mark.parametrize("number", range(2))
def test_every_answer_is_the_same_from_what_was_counted_before_and_from_the_rows(stand, number):
    assert list(of_filter(number, *stand, share=0.25)) == []


def test_rows_that_a_store_lacks_are_noticed(stand):
    stores, held = stand
    fewer = {origin: [*rows, *rows[::2]] for origin, rows in held.items()}
    assert any("counted anew" in line for number in range(3) for line in of_filter(number, stores, fewer, share=0))


def test_random_filters_ask_for_everything_that_a_filter_may(stand):
    (store, _), _ = stand
    random = Random(1)
    origin = store.origins["sided"]
    asked = [filters.some(random, origin, POINTS) for _ in range(200)]
    usual = type(asked[0])(date_from=asked[0].date_from, date_to=asked[0].date_to)
    for name in filters.ASKED:
        assert any(getattr(one, name) != getattr(usual, name) for one in asked), name


def test_no_question_of_a_page_is_left_out_of_the_comparison(stand):
    (store, _), _ = stand
    wanted = filters.some(Random(1), store.origins["sided"], POINTS)
    asked = {question.__name__ for question, _ in questions.asked(Random(1), view_of(store, wanted), wanted, "SY0901")}
    assert _asked_by_pages() <= asked


def _asked_by_pages():
    """The functions of data/ that components/ and pages/ put to View.ask, by name."""
    pages = [node for room in ("components", "pages") for file in (ROOT / room).rglob("*.py") for node in _nodes(file)]
    calls = [[_name(part) for part in (node.func, *node.args[:2])] for node in pages if isinstance(node, ast.Call)]
    asked = {words[words.index("ask", 0, 2) + 1] for words in calls if "ask" in words[:2] and words[-1] != "ask"}
    known = {
        node.name
        for room in (".", "aggregate")
        for file in (ROOT / "data" / room).glob("*.py")
        for node in _nodes(file)
        if hasattr(node, "returns")
    }
    assert len(asked & known) > 30
    return asked & known


def _nodes(file):
    return ast.walk(ast.parse(file.read_text(encoding="utf-8")))


def _name(part):
    return part.attr if isinstance(part, ast.Attribute) else getattr(part, "id", "")
