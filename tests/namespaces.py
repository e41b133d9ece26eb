"""Another machine beside this one: a network namespace with a cable to ours, where the kernel lets us make one."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

OURS, THEIRS = "10.213.77.1", "10.213.77.2"  # of the cable's two ends
OUR_END, THEIR_END = f"rasid{os.getpid()}", "rasid"
_CONNECT = "import socket, sys; socket.create_connection((sys.argv[1], int(sys.argv[2])), timeout=5).close()"


@contextmanager
def another_machine() -> Iterator[int | None]:
    """The process whose network is the other machine's; None where this machine may not make one.

    Nothing is left: a namespace ends with its last process, and its cable with it.
    """
    with suppress(OSError):
        held = subprocess.Popen(["unshare", "--net", "sh", "-c", "echo; exec cat"], stdin=-1, stdout=-1, stderr=-3)
        try:
            yield held.pid if held.stdout.read(1) and _cabled(held.pid) else None
        finally:
            held.kill()
            held.communicate()
        return
    yield None


def reaches(machine: int, host: str, port: int) -> bool:
    """Whether a program there can open a port of ours."""
    asked = [*_inside(machine), sys.executable, "-c", _CONNECT, host, str(port)]
    return subprocess.run(asked, stderr=subprocess.DEVNULL, check=False).returncode == 0


def _cabled(machine: int) -> bool:
    steps = (
        ["ip", "link", "add", OUR_END, "type", "veth", "peer", "name", THEIR_END, "netns", str(machine)],
        ["ip", "address", "add", f"{OURS}/30", "dev", OUR_END],
        ["ip", "link", "set", OUR_END, "up"],
        [*_inside(machine), "ip", "address", "add", f"{THEIRS}/30", "dev", THEIR_END],
        [*_inside(machine), "ip", "link", "set", THEIR_END, "up"],
    )
    return all(subprocess.run(step, stderr=subprocess.DEVNULL, check=False).returncode == 0 for step in steps)


def _inside(machine: int) -> list[str]:
    return ["nsenter", "--target", str(machine), "--net"]
