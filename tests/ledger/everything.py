"""everything.jsonl: what the desk wrote before ledger files were looked at closely, and must be taken as it is.

Every kind of decision, rows by the rules, the second coder, a split, a join and by hand, merges with reports and with
incidents of two shipped tables, a second reading by other rules, numbers that contradict each other.
"""

import json
from pathlib import Path

EVERYTHING = (Path(__file__).parent / "everything.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)


def lines():
    return [json.loads(line) for line in EVERYTHING]


def written(found):
    return [json.dumps(line) + "\n" for line in found]
