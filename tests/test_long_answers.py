"""A model's answer may be long in every way: it is read in no time, whatever it quotes."""

import time

import pytest

from data.extract.model import chat, second_coder
from data.extract.model.chat import Coder
from data.ledger import coding
from data.ledger.records import MOST_CODED, Draft
from tests.test_second_coder import said

A_LONG_TEXT = "a " * 50_000
COUNTS = ("killed", "killed_civilians", "injured", "detained")


def quoting(quote, of_field):
    fields = {
        **{name: {"low": 1, "high": 1, "quote": of_field} for name in COUNTS},
        **{name: {"value": ["sdf"], "quote": of_field} for name in ("initiators", "targets")},
        "event_type": {"value": "raid", "quote": of_field},
    }
    return {"events": [{"quote": quote, **fields} for _ in range(50)]}


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (A_LONG_TEXT, quoting("a " * 990 + "b", "a " * 490 + "b")),
        (A_LONG_TEXT, quoting("a ", "a " * 49 + "b")),
        (A_LONG_TEXT, quoting("a  " * 600, "a  " * 300)),
        ("ا" * 29_000, quoting("ا", "ا" * 40 + "ب" + "ا" * 48)),
        (A_LONG_TEXT, {"events": [{} for _ in range(240_000)]}),
        (A_LONG_TEXT, {"events": [{f"k{n}": 0 for n in range(60_000)}]}),
        (A_LONG_TEXT, {"events": [{"k" * 900_000: 0}]}),
        (A_LONG_TEXT, {"events": [{"quote": "a", "targets": {"value": [0] * 200_000, "quote": "a"}}]}),
    ],
    ids=["event", "field", "spaces", "letters", "rows", "names", "name", "values"],
)
def test_a_models_long_answer_is_read_in_no_time(monkeypatch, text, answer):
    content = said(answer)
    assert len(content) <= chat.MOST_BYTES
    monkeypatch.setattr(chat, "_sent", lambda *_: content)
    drafts = [Draft("", "", n, "incident", {}, {"evidence": [(0, 50)]}) for n in range(100)]
    began = time.process_time()
    found = second_coder.read(Coder("http://127.0.0.1:9", "small"), text, None)
    made = coding.compared(drafts, found, text)
    assert time.process_time() - began < 5  # two answers, as it is asked again
    assert len(made) >= len(drafts)
    assert len(found.events) <= MOST_CODED
