"""A coroutine run to its end in a thread of its own: where a worker holds a browser, this thread has a loop already."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def run(asked: Coroutine[object, object, T]) -> T:
    """What the coroutine returns, or raises."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, asked).result()
