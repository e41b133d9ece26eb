"""Arrows point one way: pages -> components -> data, and the core imports no streamlit."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FORBIDDEN = {
    "data": ("streamlit", "plotly", "folium", "streamlit_folium", "components", "pages", "app"),
    "components": ("pages", "app", "tests"),
    "pages": ("pages", "app", "tests"),
}


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return found


MODULES = [path for folder in FORBIDDEN for path in sorted((ROOT / folder).rglob("*.py"))]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_arrows_point_one_way(path):
    forbidden = FORBIDDEN[path.relative_to(ROOT).parts[0]]
    assert not [name for name in imports(path) if name.split(".")[0] in forbidden]


# Rooms of data/sources, each with what it may not know of; and no module beside them knows what stands on it.
SOURCES_FLOORS = {
    "files": ("data.sources.columns", "data.sources.plan", "data.sources.formats", "data.sources.format"),
    "columns": ("data.sources.files", "data.sources.carrying_out", "data.sources.formats", "data.sources.format"),
    "formats": ("data.sources.loading", "data.sources.writing"),
}


@pytest.mark.parametrize("room", SOURCES_FLOORS)
def test_bytes_become_cells_become_values_become_an_import_and_never_back(room):
    for path in sorted((ROOT / "data" / "sources" / room).glob("*.py")):
        above = tuple(f"{floor}." for floor in SOURCES_FLOORS[room])
        climbs = {name for name in imports(path) if f"{name}.".startswith(above)}
        assert not climbs, path.name


def test_the_core_stands_on_nothing_that_feeds_it():
    feeding = ("data.sources", "data.extract", "data.ledger")
    core = [*(ROOT / "data").glob("*.py"), *(ROOT / "data" / "aggregate").glob("*.py")]
    climbs = {path.name for path in core if any(name.startswith(feeding) for name in imports(path))}
    assert climbs == {"__main__.py", "second_coder.py"}  # the commands, and a reader that belongs to data/extract


def test_the_test_above_sees_imports():
    assert "components.shell" in imports(ROOT / "app.py")


@pytest.mark.parametrize("path", sorted((ROOT / "pages").glob("*.py")), ids=lambda path: path.name)
def test_a_page_asks_draws_and_stops(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 60
    assert not [word for word in ("groupby", "group_by", "session_state", "query_params") if word in text]
