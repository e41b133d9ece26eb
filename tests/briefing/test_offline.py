"""A deck is drawn without a request to another machine: each is refused and recorded, and there is none."""

import os
import shutil
import socket
import sys
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Thread

import pytest

from components.briefing import __main__ as command
from components.briefing.html import chromium
from tests.briefing.views import LINKS

LOOPBACK = ("127.", "::1", "localhost")


@pytest.fixture
def refused(monkeypatch, tmp_path):
    """What this process and the Chromium that it starts ask of other machines; all of it is refused.

    Chromium's own locks are taken off, so that what it would ask for reaches the proxy that records it.
    """
    asked = []

    class Proxy(BaseRequestHandler):
        def handle(self):
            asked.append(self.request.recv(500).partition(b"\r\n")[0].decode(errors="replace"))

    connect = socket.socket.connect

    def connect_here(self, address):
        if isinstance(address, tuple) and not str(address[0]).startswith(LOOPBACK):
            asked.append(f"CONNECT {address}")
            raise ConnectionRefusedError(address)
        return connect(self, address)

    browser = next(filter(None, map(shutil.which, chromium.NAMES)))
    with ThreadingTCPServer(("127.0.0.1", 0), Proxy) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        stand_in = tmp_path / "bin" / chromium.NAMES[0]
        stand_in.parent.mkdir()
        stand_in.write_text(
            f"#!{sys.executable}\n"
            "import os, sys\n"
            "locks = ('--no-proxy-server', '--host-resolver-rules')\n"
            "flags = [flag for flag in sys.argv[1:] if not flag.startswith(locks)]\n"
            f"proxy = ['--proxy-bypass-list=<-loopback>', '--proxy-server=http://127.0.0.1:{server.server_address[1]}']\n"
            f"os.execv({browser!r}, [{browser!r}, *proxy, *flags])\n",
            encoding="utf-8",
        )
        stand_in.chmod(0o755)
        monkeypatch.setenv("PATH", f"{stand_in.parent}{os.pathsep}{os.environ['PATH']}")
        monkeypatch.setattr(socket.socket, "connect", connect_here)
        yield asked
        server.shutdown()


def test_a_deck_in_two_languages_asks_nothing_of_another_machine(refused, tmp_path):
    deck = tmp_path / "weekly.toml"
    deck.write_text("".join(f'[[slide]]\nlink = "{link}"\n' for link in LINKS.values()), encoding="utf-8")
    out = tmp_path / "slides"
    for lang, formats in (("en", "pdf,pptx,html,png"), ("ar", "pdf,pptx,html")):  # a PDF draws what its pictures do
        assert command.main([str(deck), "--in", lang, "--out", str(out), "--formats", formats]) == command.MADE
    assert len(list(out.iterdir())) == 2 * 3 + len(LINKS)
    assert refused == []


def test_a_request_to_another_machine_would_be_recorded(refused):
    chromium.pdf('<img src="http://example.org/from-a-page.png">')
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    assert any("example.org/from-a-page.png" in line for line in refused)
    assert any("192.0.2.1" in line for line in refused)
