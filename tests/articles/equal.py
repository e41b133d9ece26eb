"""Whether two checkouts read the same from the same texts: every field, support, warning and confidence of every record.

    python -m tests.articles.equal OTHER_CHECKOUT [--made 500] [--seed 14] [--drop 0.05] [--texts FILE]

The texts are the annotated articles beside this file and articles made up of their sentences, shuffled; asked for, of
these a share of the words is left out; or else the lines of a file, each a text. It prints what differs, and ends with
1 where anything does. The same interpreter reads both.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).resolve()
FIRST_DAY, DAYS = date(2016, 1, 1), 3650  # when a made-up article may have been published
OF_LINES = date(2021, 12, 13)  # when a line of a file was
SENTENCE = re.compile(r"[^.!?؟\n]+[.!?؟\n]*")


Told = tuple[str, str, str, date | None, str]  # id, text, title, day of publication, language


def asked_for(asked: argparse.Namespace) -> Iterator[Told]:
    """The texts that the options of the command ask for."""
    if asked.texts is None:
        return texts(asked.made, asked.seed, asked.drop)
    lines = Path(asked.texts).read_text(encoding="utf-8").splitlines()
    return ((f"line {n}", line, "", OF_LINES, "") for n, line in enumerate(lines, 1) if line.strip())


def texts(made: int, seed: int, drop: float) -> Iterator[Told]:
    """The annotated and then the made-up articles."""
    annotated = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(HERE.parent.glob("*.json"))]
    for one in annotated:
        day = date.fromisoformat(one["published"]) if one["published"] else None
        yield one["id"], one["text"], one["title"], day, one["lang"]
    rng = random.Random(seed)
    sentences = {
        lang: [part.strip() for one in annotated if one["lang"] == lang for part in SENTENCE.findall(one["text"])]
        for lang in ("ar", "en")
    }
    for n in range(made):
        lang = rng.choice(["ar", "ar", "en"])
        chosen = rng.choices([one for one in sentences[lang] if one], k=rng.randint(2, 14))
        text = "".join(part + rng.choice([" ", " ", "\n", "\n\n"]) for part in chosen)
        if drop:
            text = re.sub(r"\S+", lambda word: "" if rng.random() < drop else word[0], text)
        day = None if rng.random() < 0.1 else FIRST_DAY + timedelta(rng.randrange(DAYS))
        yield f"made-{n}", text, "", day, rng.choice([lang, ""])


def readings(told: Iterator[Told]) -> Iterator[str]:
    """One line of JSON an article: what the extractor of the working directory reads in it."""
    from data.extract import Article, UnreadableError, read

    for name, text, title, day, lang in told:
        try:
            reading = read(Article(name, text, title, day, lang))
        except UnreadableError as refusal:
            yield json.dumps([name, str(refusal)])
            continue
        except Exception as fault:  # noqa: BLE001 - that one checkout cannot read a text is what is asked for
            yield json.dumps([name, f"failed: {fault!r}"])
            continue
        records = [asdict(record) | {"confidence": record.confidence, "text": ""} for record in reading.records]
        found = [name, records, [asdict(warning) for warning in reading.warnings]]
        yield json.dumps(found, default=str, ensure_ascii=False, sort_keys=True)


def differences(one: object, other: object, where: str = "") -> Iterator[str]:
    """The ways to what is not alike in two values read from JSON, with both sides."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        for key in one:
            yield from differences(one[key], other[key], f"{where}.{key}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for n, (mine, theirs) in enumerate(zip(one, other, strict=True)):
            yield from differences(mine, theirs, f"{where}[{n}]")
    elif one != other:
        yield f"{where}: {json.dumps(one, ensure_ascii=False)} <- {json.dumps(other, ensure_ascii=False)}"


def main() -> int:
    """Compare; 1 where anything differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("other", nargs="?", help="the other checkout: what was read before")
    parser.add_argument("--made", type=int, default=500, help="how many made-up articles")
    parser.add_argument("--seed", type=int, default=14, help="of the shuffling")
    parser.add_argument("--drop", type=float, default=0, help="the share of words left out of made-up articles")
    parser.add_argument("--texts", type=Path, help="a file whose lines are read in place of them, as of a Monday")
    asked = parser.parse_args()
    if asked.other is None:  # what it is called with in each checkout
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        print(*readings(asked_for(asked)), sep="\n")
        return 0
    options = ["--made", str(asked.made), "--seed", str(asked.seed), "--drop", str(asked.drop)]
    options += ["--texts", str(asked.texts.resolve())] if asked.texts else []
    started = [
        subprocess.Popen(
            [sys.executable, "-X", "utf8", "-c", f"import runpy; runpy.run_path({str(HERE)!r}, run_name='__main__')"]
            + options,
            cwd=folder,
            env={"PYTHONPATH": str(folder), "PATH": "", "PYTHONHASHSEED": "0"},
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        for folder in (HERE.parents[2], Path(asked.other).resolve())
    ]
    mine, theirs = (process.communicate()[0].splitlines() for process in started)
    if any(process.returncode for process in started) or len(mine) != len(theirs):
        print("one of the two checkouts could not read the texts")
        return 1
    unlike = 0
    for (name, text, *_), one, other in zip(asked_for(asked), mine, theirs, strict=True):
        if one != other:
            unlike += 1
            print(f"{name}: {text}", *differences(json.loads(one), json.loads(other)), sep="\n  ")
    records = sum(len(told[1]) for line in mine if isinstance((told := json.loads(line))[1], list))
    print(f"{len(mine)} articles, {records} records, {unlike} articles unlike")
    return 1 if unlike else 0


if __name__ == "__main__":
    sys.exit(main())
