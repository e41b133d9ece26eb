"""Small files for tests: each test gives only the cells that matter to it."""

import csv
import io
from pathlib import Path

from data.sources import load_here

FIXTURES = Path(__file__).parent
ROW = {"incident_id": "I1", "date_start": "2021-11-05", "governorate": "SY09", "event_type": "raid"}


def rows(*changes, **everywhere):
    """One record per change, ids I1, I2 ..., with the four required columns filled."""
    return [{**ROW, "incident_id": f"I{n}", **everywhere, **change} for n, change in enumerate(changes, start=1)]


def as_csv(records):
    header = list(dict.fromkeys(name for record in records for name in record))
    text = io.StringIO()
    writer = csv.DictWriter(text, header, restval="")
    writer.writeheader()
    writer.writerows(records)
    return text.getvalue().encode()


def imported(folder, records, name="user.csv", **how):
    """What becomes of a CSV file of these records."""
    return read(folder, as_csv(records), name, **how)


def read(folder, content, name, **how):
    path = folder / "upload"
    path.write_bytes(content)
    found = load_here(path, name, **how)
    assert {type(problem.rejects) for problem in found.problems} <= {bool}
    return found


def only(found):
    """The one row of an import that must have one, as a dict."""
    (record,) = found.table.to_pylist()
    return record


def codes(problems):
    return [(one.row, one.column, one.code) for one in problems]
