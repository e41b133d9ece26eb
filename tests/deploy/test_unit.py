"""The unit of systemd starts what is there, with options that it takes, and lets it end in its own time."""

import importlib
import re
from pathlib import Path

from deploy import keeping, serve

ROOT = Path(__file__).parent.parent.parent
UNIT = (ROOT / "deploy" / "rasid.service").read_text(encoding="utf-8")


def said(name):
    return re.search(rf"^{name}=(.*)$", UNIT, re.MULTILINE)[1]


def test_the_unit_starts_the_program_with_options_that_it_takes(monkeypatch):
    _, dash, module, *options = said("ExecStart").split()
    assert (dash, importlib.import_module(module)) == ("-m", serve)
    environment = dict(one.split("=", 1) for one in said("Environment").split())
    given = [environment.get(option.strip("${}"), option) for option in options]
    monkeypatch.setattr(serve.sys, "argv", ["serve", *given])
    monkeypatch.setattr(serve, "taken", lambda address, port: True)
    try:
        serve.main()
    except SystemExit as ended:
        assert environment["PORT"] in ended.code  # it was understood as far as that
    assert environment["ADDRESS"] == "127.0.0.1"
    assert f"/var/lib/{said('StateDirectory')}" == environment["RASID_HOME"]


def test_systemd_gives_the_processes_the_time_that_they_promise_to_end_in():
    assert int(said("TimeoutStopSec").removesuffix("s")) > keeping.LONGEST + 5
    assert said("KillMode") == "mixed"  # the first is told, and ends the others in their order
