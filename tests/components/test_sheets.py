"""What a rule of our style sheets may ask: a chart that is drawn anew changes thousands of elements, and a browser asks
every rule of `:has` again whose element lies over them."""

import re
from pathlib import Path

import pytest

SHEETS = sorted((Path(__file__).parents[2] / "components").glob("*.css"))
WHOLE = re.compile(r"(?:^|[\s,}])(?:\.stApp|html|body|:root|\[data-testid=\"st(?:App|Main)[A-Za-z]*\"\])[\w.-]*:has\(")


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_no_rule_asks_the_whole_app_what_it_holds(path):
    assert not WHOLE.findall(path.read_text(encoding="utf-8"))


def test_a_rule_that_asks_it_is_seen():
    assert WHOLE.search('.stApp:has([data-collapsed="true"]) .top { margin: 0; }')
    assert not WHOLE.search(".st-key-topbar > :has(.st-key-search_box) { flex: 1; }")
