"""A crowd of sessions asks for what there is, times what it gets, and says which aims are met."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice

import psutil
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.server import serve

from data import filter_link
from tests.bench import crowd, report
from tests.bench.crowd import Crowd, Tenth
from tests.bench.servers import Server


def test_analysts_ask_for_what_there_is_and_each_always_for_the_same():
    asked = [list(islice(crowd.links(number), 200)) for number in range(3)]
    assert asked == [list(islice(crowd.links(number), 200)) for number in range(3)]
    assert asked[0] != asked[1]
    for page, params in (one for own in asked for one in own):
        assert page in crowd.PAGES
        assert all(value in crowd.CHOICES[name] for name, value in params.items())
        assert not filter_link.read({"table": "made_up", **params}, ("made_up",))[1]


@contextmanager
def answering(*messages: bytes):
    """A server that answers each request with these messages; also the names that each request said were kept."""
    told = []

    def answer(socket):
        for request in socket:
            told.append(list(BackMsg.FromString(request).rerun_script.cached_message_hashes))
            for message in messages:
                socket.send(message)

    with serve(answer, "127.0.0.1", 0) as listening, ThreadPoolExecutor(1) as pool:
        pool.submit(listening.serve_forever)
        port = listening.socket.getsockname()[1]
        yield Server(psutil.Process(), f"http://127.0.0.1:{port}", 0), told
        listening.shutdown()


def large(name: str) -> bytes:
    message = ForwardMsg(hash=name)
    message.metadata.cacheable = True
    message.delta.new_element.text.body = "x" * 20_000
    return message.SerializeToString()


FINISHED = ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY).SerializeToString()


def test_a_crowd_times_each_change_and_tells_what_a_browser_keeps(monkeypatch):
    monkeypatch.setattr(crowd, "THINKS", (0.0, 0.02))
    name = "0123456789abcdef" * 2
    with answering(large(name), b"of no interest", FINISHED) as (server, told):
        found = crowd.crowd([server], 3, 0.2)
    assert found.sessions == 3 and len(found.tenths) == 10
    assert len(told) == len(found.waited) + 3  # and each session's first page
    assert told.count([]) == 3 and told.count([name]) == len(found.waited)


def test_a_page_that_fails_under_a_crowd_fails_the_step():
    said = ForwardMsg()
    said.delta.new_element.alert.icon = ":material/error:"
    with answering(said.SerializeToString(), FINISHED) as (server, _), pytest.raises(ExceptionGroup):
        crowd.crowd([server], 1, 0.1)


def crowded(sessions: int, p95: float, processes: int = 1, server: float = 1.5) -> Crowd:
    waited = (100.0, *(p95,) * 19)
    return Crowd(sessions, processes, 10, waited, server, 0.1, (400, 500))


def test_so_many_sessions_at_once_meet_their_aim_or_say_how_many_cores_it_wants():
    said = report.crowds([crowded(30, 1_200), crowded(30, 900, processes=2), crowded(100, 3_200)], cores=2)
    aims = [str(one) for one in said[4:]]
    assert "30 sessions, 2 processes" in aims[0] and aims[0].endswith("met")
    assert "100 sessions, 1 process," in aims[-2] and aims[-2].endswith("MISSED")
    assert "on 25.0 cores; here are 2" in aims[-1]  # 750 ms a change, 33.3 changes a second
    assert report.crowds([], cores=2) == ["sessions at once: FAILED"]


@pytest.mark.parametrize(("last", "held", "met"), [(105, 500, ["met", "met"]), (120, 550, ["MISSED", "MISSED"])])
def test_a_soak_compares_its_end_with_its_beginning(last, held, met):
    tenths = tuple(Tenth((100.0 if n < 7 else last,), 500 if n < 9 else held) for n in range(10))
    said = report.soak(replace(crowded(10, 100), tenths=tenths))
    assert [str(one).split()[-1] for one in said[-2:]] == met
