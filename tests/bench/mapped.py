"""A table in nobody's layout, as many rows as are asked for, read through a mapping; and pandas on the same file."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from data.sources import load
from data.sources.mapping.mapping import Mapping
from tests.bench.made_up import chosen_places
from tests.bench.servers import ROOT

ROWS = 1_000_000
MAPPING = Mapping(
    {
        "date_start": ("When it was",),
        "governorate": ("Muhafaza",),
        "place": ("Locality",),
        "initiators": ("By whom",),
        "targets": ("Against whom",),
        "killed": ("Dead (all)",),
        "injured": ("Hurt (all)",),
        "latitude": ("Northing",),
        "longitude": ("Easting",),
        "sources": ("Heard from",),
        "source_url": ("To be read at",),
        "summary": ("What happened",),
    }
)
_GOVERNORATES = {
    "SY01": ("Damascus", "دمشق"),
    "SY02": ("Halab", "حلب", "Aleppo Governorate"),
    "SY03": ("Rif Dimashq", "ريف دمشق"),
    "SY04": ("Homs", "حمص"),
    "SY05": ("Hama", "حماة"),
    "SY06": ("Lattakia", "اللاذقية"),
    "SY07": ("Idleb", "إدلب", "ادلب"),
    "SY08": ("Al Hasakah", "الحسكة", "Hasakeh"),
    "SY09": ("Dayr Az Zor", "ديرالزور", "دير الزور / Deir ez-Zor", "ريف دير الزور"),
    "SY10": ("Tartous", "طرطوس"),
    "SY11": ("Ar-Raqqah", "الرقة", "Raqqa"),
    "SY12": ("Daraa", "درعا"),
    "SY13": ("As-Sweida", "السويداء"),
    "SY14": ("Quneitra", "القنيطرة"),
}
_ACTORS = (
    "ISIS",
    "داعش",
    "SDF",
    "قسد",
    "Asayish",
    "التحالف الدولي",
    "Turkish forces",
    "HTS",
    "مسلحون مجهولون",
    "Cell of the east",
)
_KILLED = ("0", "1", "2", "3", "7", "", "at least 5", "5-7", "3+", "~4", "٣", "عشرات", "N/A")
_INJURED = ("0", "1", "4", "", "10", "2-3")
_HEARD = ("North Press", "Furat Post", "فرات بوست", "SOHR", "Enab Baladi", "عنب بلدي")
_TOLD = (
    ("Gunmen on motorcycles opened fire on a post near ", ", local sources said; report "),
    ("هاجم مسلحون مجهولون حاجزا عسكريا بالقرب من ", " وفروا إلى جهة مجهولة، بحسب مصادر محلية، تقرير "),
    ("An explosive device went off on the road to ", " as a patrol of the SDF passed; report "),
)
_TYPOS = 0.1  # of the places: no gazetteer knows them
_NO_POINT = 0.3  # of the rows


@dataclass(frozen=True)
class Taken:
    """What reading a file took: seconds; the most memory of the process that read and of the one that asked [MiB]."""

    seconds: float
    reader_mib: float
    asker_mib: float
    rows: int
    problems: int = 0


def write_csv(rows: int, path: Path) -> None:
    """Write `rows` made-up records, the same for the same number: dates dd/mm/yyyy, spellings as people have them."""
    random = np.random.default_rng(rows)
    places = chosen_places()
    at = random.integers(0, len(places), rows)
    names = [(place["place_name_en"], place["place_name_ar"])[number % 2] for number, place in enumerate(places)]
    wrong = random.random(rows) < _TYPOS
    place = pc.if_else(pa.array(wrong), _of([f"{name} x" for name in names], at), _of(names, at))
    spelled = [_GOVERNORATES[one["governorate"]] for one in places]
    spelling = random.integers(0, 12, rows)
    governorate = pa.array([spelled[n][one % len(spelled[n])] for n, one in zip(at, spelling, strict=True)])
    days = np.datetime64("2019-01-01") + random.integers(0, 2_200, rows).astype("timedelta64[D]")
    nowhere = random.random(rows) < _NO_POINT
    point = {}
    for name, axis in (("Northing", "latitude"), ("Easting", "longitude")):
        degrees = np.array([float(one[axis]) for one in places])[at] + random.normal(0, 0.005, rows)
        point[name] = pc.if_else(pa.array(nowhere), "", pc.cast(pa.array(degrees.round(5)), pa.string()))
    number = pc.cast(pa.array(np.arange(rows)), pa.string())
    said = random.integers(0, len(_TOLD), rows)
    before, after = (_of([told[part] for told in _TOLD], said) for part in (0, 1))
    columns = {
        "When it was": pc.strftime(pa.array(days), format="%d/%m/%Y"),
        "Muhafaza": governorate,
        "Locality": place,
        "By whom": _any(_ACTORS, random, rows),
        "Against whom": _any(_ACTORS, random, rows),
        "Dead (all)": _any(_KILLED, random, rows),
        "Hurt (all)": _any(_INJURED, random, rows),
        **point,
        "Heard from": _any(_HEARD, random, rows),
        "To be read at": pc.binary_join_element_wise("https://example.org/reports", number, "/"),
        "What happened": pc.binary_join_element_wise(before, place, after, number, ""),
    }
    options = pa.csv.WriteOptions(quoting_style="needed")
    pa.csv.write_csv(pa.table(columns), str(path), options)


def _of(texts: list[str], at: np.ndarray) -> pa.Array:
    return pa.array(texts).take(pa.array(at))


def _any(texts: tuple[str, ...], random: np.random.Generator, rows: int) -> pa.Array:
    return _of(list(texts), random.integers(0, len(texts), rows))


def measured(rows: int, folder: Path, rounds: int, ours: list[Taken], pandas: list[Taken]) -> None:
    """Read one file by both in turn, so that what else the machine does falls on both; adds to the lists."""
    path = folder / "mapped.csv"
    write_csv(rows, path)
    for _ in range(rounds):
        pandas.append(taken("pandas", path))
        ours.append(taken("ours", path))
    path.unlink()


def taken(how: str, path: Path) -> Taken:
    """What `how` (ours, pandas) took in a process of its own. Raises CalledProcessError."""
    command = [
        sys.executable,
        "-c",
        "import sys; from tests.bench.mapped import told; told(*sys.argv[1:])",
        how,
        str(path),
    ]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return Taken(**json.loads(said))


def told(how: str, file: str) -> None:
    """Read the file, `ours` or `pandas`, and print what it took."""
    began = time.monotonic()
    if how == "pandas":
        rows, problems = len(pd.read_csv(file)), 0
    else:
        found = load(Path(file), "mapped.csv", mapping=MAPPING)
        rows, problems = len(found.table), len(found.problems)
    seconds = time.monotonic() - began
    whose = (resource.RUSAGE_CHILDREN, resource.RUSAGE_SELF)
    reader, asker = (resource.getrusage(who).ru_maxrss / 1024 for who in whose)
    print(json.dumps(asdict(Taken(seconds, reader, asker, rows, problems))))
