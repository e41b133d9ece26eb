"""Random faults against the ledger lose nothing that was acknowledged, and would be seen to."""

import re

import pytest

from tests.ledger.faults.driver import Report, drive
from tests.ledger.faults.elsewhere import machines
from tests.ledger.faults.strikes import (
    KINDS,
    disk_full_in_write,
    import_that_contradicts,
    killed_in_transaction,
    power_cut,
)


def test_faults_of_every_kind_lose_no_acknowledged_decision_and_another_machine_replays_the_same(tmp_path):
    report, each = Report(), dict.fromkeys(KINDS, 1)
    with machines(1) as others:
        drive(tmp_path, others, seed=1009, faults=16, kinds=each, report=report)
    assert report.wrong == []
    assert report.struck == 16
    assert set(report.lines) == {kind.__name__ for kind in KINDS}
    assert sum(line.told for line in report.lines.values()) > 16
    assert report.replays > 0


@pytest.mark.parametrize(
    ("planted", "kind", "said"),
    [
        ("unsynced", power_cut, "is there 0 times|missing|cannot be read|integrity"),
        ("early", killed_in_transaction, "is there 0 times"),
        ("dropped", disk_full_in_write, "is there 0 times"),
        ("halved", killed_in_transaction, "without its accept"),
        ("overlooked", import_that_contradicts, "other: taken"),
        ("blind", disk_full_in_write, "unseen"),
        ("partly", import_that_contradicts, "something was written"),
    ],
)
def test_a_ledger_that_breaks_its_word_is_found_out(tmp_path, planted, kind, said):
    report = Report()
    drive(tmp_path, [], seed=1, faults=40, kinds={kind: 1}, planted=planted, report=report)
    assert re.search(said, "\n".join(report.wrong))
