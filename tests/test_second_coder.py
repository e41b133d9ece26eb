"""The second coder is held to the words of the text, whatever the model answers, however slowly."""

import json
import threading
from base64 import b64decode
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from data.extract.model import second_coder
from data.extract.model.chat import Coder, configured
from data.extract.model.quoting import find, readable
from data.ledger import coding
from data.ledger.records import Draft

TEXT = "هاجم مسلحون حاجزاً في البصيرة أمس، فقُتل عنصران وأصيب ثلاثة آخرون. واعتقلت «قسد» سبعة أشخاص في الشحيل."
FIRST = "هاجم مسلحون حاجزاً في البصيرة أمس، فقُتل عنصران وأصيب ثلاثة آخرون"
GOOD = {
    "events": [
        {
            "quote": FIRST,
            "event_type": {"value": "armed_assault", "quote": "هاجم مسلحون"},
            "killed": {"low": 2, "high": 2, "quote": "فقُتل عنصران"},
            "injured": {"low": 3, "high": 3, "quote": "وأصيب ثلاثة آخرون"},
        }
    ]
}


def said(content, finish="stop"):
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    return json.dumps({"choices": [{"message": {"content": text}, "finish_reason": finish}]}).encode()


@pytest.fixture
def model():
    """model(answer, answer, ...): a server on loopback that gives these in turn; an answer may be a function of the
    handler. `model.asked` is what it was asked."""
    servers = []

    def start(*answers):
        left = list(answers)
        asked = []

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                asked.append(
                    (self.path, dict(self.headers), json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                )
                answer = left.pop(0) if len(left) > 1 else left[0]
                if callable(answer):
                    answer(self)
                    return
                self.send_response(200)
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_):
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        servers.append(server)
        coder = Coder(f"http://127.0.0.1:{server.server_port}/v1", "small", "secret", seconds=5)
        return coder, asked

    yield start
    for server in servers:
        server.shutdown()


def read(coder):
    return second_coder.read(coder, TEXT, date(2021, 12, 13))


def changed(**event):
    return {"events": [{**GOOD["events"][0], **event}]}


def test_it_is_off_unless_it_is_set_up(monkeypatch):
    for name in ("RASID_LLM_URL", "RASID_LLM_MODEL", "RASID_LLM_KEY"):
        monkeypatch.delenv(name, raising=False)
    assert configured() is None
    monkeypatch.setenv("RASID_LLM_URL", "http://127.0.0.1:11434/v1/")
    assert configured() is None
    monkeypatch.setenv("RASID_LLM_MODEL", "small")
    assert (configured().url, configured().host) == ("http://127.0.0.1:11434/v1", "127.0.0.1:11434")
    monkeypatch.setenv("RASID_LLM_URL", "file:///etc/passwd")
    assert configured() is None


def test_the_key_is_never_shown():
    assert "secret" not in repr(Coder("http://127.0.0.1/v1", "small", "secret"))


def test_a_password_and_a_key_in_the_address_reach_the_model(model, monkeypatch):
    coder, asked = model(said(GOOD))
    monkeypatch.setenv("RASID_LLM_URL", coder.url.replace("//", "//ana:p%40ss@") + "?key=k1#part")
    monkeypatch.setenv("RASID_LLM_MODEL", "small")
    monkeypatch.setenv("RASID_LLM_KEY", "")
    assert read(configured()).failure == ""
    ((path, headers, _),) = asked
    assert path == "/v1/chat/completions?key=k1"
    assert b64decode(headers["Authorization"].removeprefix("Basic ")) == b"ana:p@ss"
    monkeypatch.setenv("RASID_LLM_KEY", "secret")
    assert read(configured()).failure == ""
    assert asked[-1][1]["Authorization"] == "Bearer secret"


def test_an_answer_that_quotes_the_text_is_taken(model):
    coder, asked = model(said(GOOD))
    answer = read(coder)
    assert (len(answer.events), answer.dropped, answer.failure) == (1, 0, "")
    ((path, headers, body),) = asked
    assert (path, headers["Authorization"], body["model"]) == ("/v1/chat/completions", "Bearer secret", "small")
    assert TEXT in body["messages"][1]["content"]


@pytest.mark.parametrize(
    "lie",
    [
        {"killed": {"low": 5, "high": 5, "quote": "فقُتل عنصران"}},
        {"killed": {"low": 2, "high": 2, "quote": "فقُتل خمسة"}},
        {"killed": {"low": 3, "high": 2, "quote": "فقُتل عنصران وأصيب ثلاثة"}},
        {"killed": {"quote": "فقُتل عنصران"}},
        {"event_type": {"value": "massacre", "quote": "هاجم مسلحون"}},
        {"targets": {"value": ["martians"], "quote": "حاجزاً"}},
    ],
)
def test_a_field_that_its_quote_does_not_bear_out_is_asked_for_again_then_dropped(model, lie):
    coder, asked = model(said(changed(**lie)))
    answer = read(coder)
    assert (len(asked), answer.dropped) == (2, 1)
    assert getattr(answer.events[0], next(iter(lie))) is None
    assert answer.events[0].injured.low == 3


def test_a_lie_that_is_put_right_when_asked_again_is_taken(model):
    coder, asked = model(said(changed(killed={"low": 5, "high": 5, "quote": "فقُتل عنصران"})), said(GOOD))
    answer = read(coder)
    assert (answer.events[0].killed.low, answer.dropped, len(asked)) == (2, 0, 2)
    assert "killed" in asked[1][2]["messages"][-1]["content"]


def test_an_event_that_is_not_in_the_text_is_dropped(model):
    coder, _ = model(said(changed(quote="انفجرت سيارة مفخخة في الرقة")))
    answer = read(coder)
    assert (answer.events, answer.dropped) == ((), 1)


@pytest.mark.parametrize(
    ("answer", "failure"),
    [
        (said(GOOD, finish="length"), "cut_off"),
        (said(json.dumps(GOOD)[:80]), "not_json"),
        (said({"events": [{"quote": FIRST, "mood": "angry"}]}), "wrong_shape"),
        (said({"rows": []}), "wrong_shape"),
        (b"<html>busy</html>", "not_json"),
        (b'{"choices": []}', "not_json"),
        (b"x" * 1_100_000, "not_json"),
        (b"[" * 900_000, "not_json"),
        (b'{"a":' * 150_000, "not_json"),
        (b'{"choices": ' + b"9" * 100_000 + b"}", "not_json"),
        (said("[" * 400_000), "not_json"),
        (said('{"events": [{"quote": "\\ud800"}]}'), "not_json"),
        (said({"events": [{"quote": FIRST, "killed": {"low": 1e308, "quote": FIRST}}]}), "wrong_shape"),
    ],
)
def test_what_is_no_whole_answer_is_none(model, answer, failure):
    coder, asked = model(answer)
    found = read(coder)
    assert (found.events, found.failure, len(asked)) == ((), failure, 2)


def test_what_the_model_is_told_again_is_short(model):
    coder, asked = model(said({"events": [{"k" * 100_000: 0}]}))
    assert read(coder).failure == "wrong_shape"
    assert len(asked[1][2]["messages"][-1]["content"]) < 1000


def test_a_server_that_fails_or_leads_elsewhere_or_hangs_up_is_no_answer(model):
    def failing(handler):
        handler.send_error(500)

    def elsewhere(handler):
        handler.send_response(307)
        handler.send_header("Location", "http://127.0.0.1:9/")
        handler.end_headers()

    def hanging_up(handler):
        handler.connection.close()

    failures = [read(model(behave)[0]).failure for behave in (failing, elsewhere, hanging_up)]
    assert failures == ["refused", "refused", "unreachable"]
    assert read(Coder("http://127.0.0.1:9/v1", "small")).failure == "unreachable"


@pytest.mark.timeout(60)
def test_a_server_that_drips_is_given_up_in_time(model):
    enough = threading.Event()

    def dripping(handler):
        handler.send_response(200)
        handler.end_headers()
        while not enough.wait(0.05):
            handler.wfile.write(b" ")
            handler.wfile.flush()

    coder, _ = model(dripping)
    failure = second_coder.read(Coder(coder.url, "small", seconds=0.5), TEXT, None).failure
    enough.set()
    assert failure == "timeout"


def draft(**facts):
    spans = {"evidence": [find(TEXT, FIRST)]}
    return Draft(
        "", "", 0, "incident", {"event_type": "armed_assault", "killed_low": 2, "killed_high": 2, **facts}, spans
    )


def codes(drafts):
    return [[warning["code"] for warning in one.warnings] for one in drafts]


def test_where_both_agree_nothing_is_said_and_where_they_differ_it_is(model):
    answer = read(model(said(GOOD))[0])
    agreeing = draft(injured_low=3, injured_high=3)
    assert codes(coding.compared([agreeing], answer, TEXT)) == [[]]
    (warned,) = coding.compared([draft(injured_low=4, injured_high=4)], answer, TEXT)
    assert warned.facts["injured_low"] == 4
    assert warned.warnings == ({"code": "second_coder_differs", "values": ["injured_high: 3", "injured_low: 3"]},)


def test_a_row_that_one_of_them_alone_has_is_marked(model):
    answer = read(model(said(GOOD))[0])
    (alone,) = coding.compared([], answer, TEXT)
    assert (alone.made_by, alone.facts["killed_low"], alone.facts.get("date_start")) == ("second_coder", 2, None)
    assert codes([alone]) == [["second_coder_alone"]]
    nothing = read(model(said({"events": []}))[0])
    assert codes(coding.compared([draft()], nothing, TEXT)) == [["second_coder_has_not"]]


def test_without_an_answer_the_rows_of_the_rules_stand_as_they_are(model):
    answer = second_coder.Answer(failure="timeout")
    (same,) = coding.compared([draft()], answer, TEXT)
    assert same.facts == draft().facts
    assert codes([same]) == [["coder_silent"]]


@pytest.mark.parametrize(
    ("number", "quote"),
    [
        (3, "three civilians"),
        (7, "7 أشخاص"),
        (7, "٧ أشخاص"),
        (1200, "1,200 people"),
        (2, "مدنيان"),
        (10, "عشرات القتلى"),
        (7, "وسبعة جرحى"),
    ],
)
def test_a_number_is_read_from_digits_and_words(number, quote):
    assert readable(number, quote)


@pytest.mark.parametrize(
    ("number", "quote"),
    [
        (5, "three civilians"),
        (13, "137"),
        (3, "قتل مدنيان"),
        (2, "قتل عنصر"),
        (2, "قال إن خمسة قتلوا"),
        (2, "وأن عنصراً قتل"),
    ],
)
def test_a_number_that_is_not_there_is_not_read(number, quote):
    assert not readable(number, quote)
