"""How many articles a second the extractor reads, on one core: the annotated ones, again and again."""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path

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


def _article(path: Path) -> Article:
    told = json.loads(path.read_text(encoding="utf-8"))
    published = date.fromisoformat(told["published"]) if told.get("published") else None
    return Article(path.stem, told["text"], told.get("title", ""), published)
