"""How many articles a second the extractor reads, on one core: the annotated ones, again and again."""

from __future__ import annotations

import json
import time
from datetime import date
from itertools import cycle, islice
from pathlib import Path

import psutil

from data.extract import Article, read

ARTICLES = Path(__file__).parent.parent / "articles"


def articles_a_second(seconds: float) -> float:
    """Read the annotated articles for about this long; the first pass, which loads words and places, does not count."""
    articles = [_article(path) for path in sorted(ARTICLES.glob("*.json"))]
    for article in articles:
        read(article)
    began, n = time.perf_counter(), 0
    while time.perf_counter() - began < seconds:
        for article in articles:
            read(article)
        n += len(articles)
    return n / (time.perf_counter() - began)


def growth(wanted: int) -> float:
    """How much memory the process gains over this many articles read one after another [MB]."""
    articles = [_article(path) for path in sorted(ARTICLES.glob("*.json"))]
    for article in articles:
        read(article)
    process = psutil.Process()
    before = process.memory_info().rss
    for article in islice(cycle(articles), wanted):
        read(article)
    return float(process.memory_info().rss - before) / 1e6


def _article(path: Path) -> Article:
    told = json.loads(path.read_text(encoding="utf-8"))
    published = date.fromisoformat(told["published"]) if told.get("published") else None
    return Article(path.stem, told["text"], told.get("title", ""), published)
