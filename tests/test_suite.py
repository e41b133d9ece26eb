"""What the suite promises of itself: every test runs everywhere, and a failure is a failure."""

import ast
import re
from pathlib import Path

TESTS = Path(__file__).parent
LEFT_OUT = {"skip", "skipif", "skipTest", "importorskip", "xfail", "flaky"}


def trees() -> dict[Path, ast.Module]:
    found = {path: ast.parse(path.read_text(encoding="utf-8")) for path in TESTS.rglob("*.py")}
    return {path: tree for path, tree in found.items() if path != Path(__file__)}


def test_no_test_is_skipped_or_allowed_to_fail():
    named = {
        f"{path.relative_to(TESTS)}:{node.lineno}"
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if (isinstance(node, ast.Attribute) and node.attr in LEFT_OUT)
        or (isinstance(node, ast.Name) and node.id in LEFT_OUT)
    }
    assert not named


def test_no_test_reads_a_file_beside_the_repository():
    """Path(__file__).parent.parent leads to the repository's root at most."""
    outside = []
    for path, tree in trees().items():
        to_root = len(path.relative_to(TESTS.parent).parts)
        for climb in re.findall(r"Path\(__file__\)((?:\.parents?(?:\[\d+\])?|\.resolve\(\))+)", ast.unparse(tree)):
            climbed = climb.count(".parent") + sum(int(number) for number in re.findall(r"\[(\d+)\]", climb))
            outside += [f"{path.relative_to(TESTS)}: {climb}"] if climbed > to_root else []
    assert not outside
