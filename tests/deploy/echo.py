"""Workers that say what they were asked, in place of the app: several of them start within a moment."""

import json
import os
import random
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from deploy import serve

HEALTHY = '{"store":"failed","ledger":"ok"}'  # as good as "ok": it is the same for all workers


class Echo(BaseHTTPRequestHandler):
    """Answers with its process and what a request said; what is put is refused before it is read."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        health = self.path == "/healthz"
        said = {
            "pid": os.getpid(),
            "path": self.path,
            "headers": [(name.lower(), value) for name, value in self.headers.items()],
        }
        self._answer(503 if health else 200, HEALTHY if health else json.dumps(said))

    def do_PUT(self):
        self.close_connection = True
        self._answer(413, "too large")

    def _answer(self, status, text):
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_):
        pass


def answer(port):
    """Be a worker, until killed."""
    print("echo", flush=True)
    ThreadingHTTPServer(("127.0.0.1", port), Echo).serve_forever()


def command(worker, address, port):
    """Start one."""
    return [sys.executable, "-c", f"from tests.deploy.echo import answer; answer({worker.port})"]


def free_ports(n):
    """The first of so many free ports in a row, of those that the system gives to nobody who asks for any."""
    while True:
        first = random.randrange(20_000, 32_000)
        if not any(serve.taken("127.0.0.1", first + i) for i in range(n)):
            return first
