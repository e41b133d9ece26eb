"""Arrows point one way: pages -> components -> data, and the core imports no streamlit."""

import ast
import re
import tokenize
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FORBIDDEN = {
    "data": ("streamlit", "plotly", "folium", "streamlit_folium", "components", "pages", "app"),
    "components": ("pages", "app", "tests"),
    "pages": ("pages", "app", "tests"),
    "deploy": ("streamlit", "data", "pages", "app", "tests"),  # who starts the workers stays small
}


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports(path: Path) -> frozenset[str]:
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return frozenset(found)


MODULES = [path for folder in FORBIDDEN for path in sorted((ROOT / folder).rglob("*.py"))]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_arrows_point_one_way(path):
    forbidden = FORBIDDEN[path.relative_to(ROOT).parts[0]]
    assert not [name for name in imports(path) if name.split(".")[0] in forbidden]


NAMES = {path: path.relative_to(ROOT).with_suffix("").parts for path in MODULES}
KNOWN = {".".join(parts).removesuffix(".__init__") for parts in NAMES.values()}
FILES = 9  # deeper than any folder lies: each file is a room of its own


def arrows(top: str, depth: int) -> dict[str, set[str]]:
    """What each room of a folder knows of the others; a room is all that the first `depth` names of a module share."""
    found: dict[str, set[str]] = {}
    for path, parts in NAMES.items():
        if parts[0] == top:
            room = ".".join(parts[:depth]).removesuffix(".__init__")
            named = imports(path) & KNOWN
            meant = {name for name in named if not any(other.startswith(f"{name}.") for other in named)}
            others = {".".join(name.split(".")[:depth]) for name in meant}
            found.setdefault(room, set()).update(other for other in others - {room} if other.startswith(f"{top}."))
    return found


def circle(rooms: dict[str, set[str]]) -> list[str]:
    """Rooms that lead back to the first of them; none where no arrow turns back."""
    try:
        TopologicalSorter(rooms).prepare()
    except CycleError as found:
        return list(found.args[1])
    return []


@pytest.mark.parametrize("depth", [2, 3, FILES])
@pytest.mark.parametrize("top", ["components", "data"])
def test_no_arrow_turns_back_and_no_circle_closes_between_rooms_or_files(top, depth):
    assert circle(arrows(top, depth)) == []


def test_a_circle_is_seen_and_rooms_are_found():
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a"}})
    assert "components.view" in arrows("components", 2)["components.desk"]


def test_a_page_is_looked_for_in_a_folder_of_its_name_and_few_modules_stand_beside_the_folders():
    rooms = {path.name for path in (ROOT / "components").iterdir() if path.is_dir()}
    pages = {path.stem for path in (ROOT / "pages").glob("*.py")} - {"data"}  # whose folder is called tables
    assert pages <= rooms
    assert len([path for path in (ROOT / "components").glob("*.py") if path.name != "__init__.py"]) <= 21


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


# Rooms of data/extract, each with all that it may know of data/extract; `model` stands beside the rules.
EXTRACT = ROOT / "data" / "extract"
EXTRACT_FLOORS: dict[str, set[str]] = {
    "text": set(),
    "dates": {"text"},
    "places": {"text"},
    "tolls": {"text"},
    "actors": {"text", "records"},
    "clauses": {"text", "dates", "places", "tolls"},
    "incidents": {"text", "dates", "places", "tolls", "actors", "clauses", "records"},
    "model": {"text"},
    "records.py": set(),
    "__init__.py": {"text", "dates", "places", "tolls", "actors", "clauses", "incidents", "records"},
}


def known_of_extract(path: Path) -> set[str]:
    """The rooms and modules of data/extract that a file knows."""
    return {name.split(".")[2] for name in imports(path) & KNOWN if name.startswith("data.extract.")}


@pytest.mark.parametrize("room", EXTRACT_FLOORS)
def test_an_article_is_read_step_by_step_and_no_step_knows_of_a_later_one(room):
    inside = sorted((EXTRACT / room).rglob("*.py")) or [EXTRACT / room]
    climbs = {path.name: known_of_extract(path) - EXTRACT_FLOORS[room] - {room} for path in inside}
    assert {name: found for name, found in climbs.items() if found} == {}


def test_every_room_of_the_extractor_has_its_floor_and_nobody_knows_the_command_line():
    rooms = {path.parent.name for path in EXTRACT.glob("*/__init__.py")}
    assert rooms == {name for name in EXTRACT_FLOORS if not name.endswith(".py")}
    knows = [path.name for path in MODULES if "data.extract.cli" in imports(path)]
    assert knows == ["__main__.py"]


CLASSES = [
    (path, node)
    for path in sorted(EXTRACT.rglob("*.py"))
    for node in ast.walk(tree(path))
    if isinstance(node, ast.ClassDef)
]


def test_no_class_of_the_extractor_derives_from_a_class_of_the_project():
    own = {node.name for _, node in CLASSES}
    derived = set()
    for path, node in CLASSES:
        ours = own | {name.split(".")[-1] for name in imports(path) if name.startswith("data.")}
        bases = {part.id for base in node.bases for part in ast.walk(base) if isinstance(part, ast.Name)}
        bases |= {part.attr for base in node.bases for part in ast.walk(base) if isinstance(part, ast.Attribute)}
        derived |= {f"{node.name}({base})" for base in bases & ours}
    assert derived == set()


def test_no_two_classes_of_the_extractor_share_a_name():
    names = sorted(node.name for _, node in CLASSES)
    assert names == sorted(set(names))


def test_no_file_of_the_extractor_asks_another_for_what_is_its_own():
    asked = {name for path in EXTRACT.rglob("*.py") for name in imports(path) if name.startswith("data.")}
    assert {name for name in asked if "._" in name} == set()


def test_a_file_of_the_extractor_holds_one_idea():
    lines = {str(path.relative_to(EXTRACT)): path.read_text("utf-8").count("\n") for path in EXTRACT.rglob("*.py")}
    assert {name: count for name, count in lines.items() if count > 300} == {}


ARABIC_LETTER = re.compile("[\u0620-\u064a\u066e-\u06d3]")


def arabic_in_code(path: Path) -> set[str]:
    """What of a file's code, comments and docstrings left out, is written with an Arabic letter."""
    statements = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Expr)]
    remarks = {node.lineno for node in statements if isinstance(node.value, ast.Constant)}
    with path.open("rb") as file:
        code = [
            token for token in tokenize.tokenize(file.readline) if token.type not in (tokenize.COMMENT, tokenize.NL)
        ]
    return {token.string for token in code if token.start[0] not in remarks and ARABIC_LETTER.search(token.string)}


def test_the_arabic_of_the_extractor_stands_in_its_lexicon_and_its_affixes_in_one_file():
    written = {str(path.relative_to(EXTRACT)): arabic_in_code(path) for path in sorted(EXTRACT.rglob("*.py"))}
    assert {name for name, found in written.items() if found} == {str(Path("text", "affixes.py"))}


def test_the_core_stands_on_nothing_that_feeds_it():
    feeding = ("data.sources", "data.extract", "data.ledger")
    core = [*(ROOT / "data").glob("*.py"), *(ROOT / "data" / "aggregate").glob("*.py")]
    climbs = {path.name for path in core if any(name.startswith(feeding) for name in imports(path))}
    assert climbs == {"__main__.py"}  # the commands


def test_the_test_above_sees_imports():
    assert "components.shell" in imports(ROOT / "app.py")


@pytest.mark.parametrize("path", sorted((ROOT / "pages").glob("*.py")), ids=lambda path: path.name)
def test_a_page_asks_draws_and_stops(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 60
    assert not [word for word in ("groupby", "group_by", "session_state", "query_params") if word in text]
