"""Every setting, command, target and link parameter is told in a README, and what a README tells of exists."""

import argparse
import ast
import importlib
import re
from functools import cache
from pathlib import Path
from unittest import mock

import pytest

from data.filter_link import PARAMETERS
from data.sources import formats
from tests.components import asked_strings

ROOT = Path(__file__).parent.parent
DOCUMENTS = (ROOT / "README.md", ROOT / "data" / "README.md")
README = DOCUMENTS[0].read_text(encoding="utf-8")
TOLD = "\n".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)
SETTING = re.compile(r"RASID_[A-Z_]*[A-Z]")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
NOT_BY_HAND = {"child", "dash_page", "making"}  # started by the code, not by a person


def table_of(heading: str) -> dict[str, str]:
    """The first cells of the table below a heading of the README, each name by itself, and the rest of its line."""
    section = re.search(rf"^#+ {heading}$(.*?)(?=^#|\Z)", README, re.MULTILINE | re.DOTALL)
    assert section, heading
    rows = [line.split("|") for line in section[1].splitlines() if line.startswith("| `")]
    return {name: "|".join(row[2:]) for row in rows for name in re.findall(r"`([^`]+)`", row[1])}


@cache
def settings() -> set[str]:
    """Every RASID_ variable: a text of its own in the code, or the name of an environment variable that is read."""
    found = set(SETTING.findall(MAKEFILE))
    for code in asked_strings.all_files():
        for node in asked_strings.nodes_of(code.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and SETTING.fullmatch(node.value):
                found.add(node.value)
            for name in environment_read(node):
                found |= set(SETTING.findall(str(asked_strings.value(name, code))))
    return found


def environment_read(node: ast.AST) -> list[ast.expr]:
    """The name in os.environ.get(name), os.getenv(name), os.environ[name], name in os.environ."""
    match node:
        case ast.Call(func=ast.Attribute() as called, args=[name, *_]):
            read = ast.unparse(called) in ("os.environ.get", "os.getenv", "os.environ.setdefault", "os.environ.pop")
            return [name] if read else []
        case ast.Subscript(value=ast.Attribute() as table, slice=name) if ast.unparse(table) == "os.environ":
            return [name]
        case ast.Compare(left=name, comparators=[ast.Attribute() as table]) if ast.unparse(table) == "os.environ":
            return [name]
    return []


def test_every_setting_is_told_and_every_setting_told_exists():
    assert "RASID_TILES_CREDITS" in settings()
    assert set(table_of("Settings")) == settings()
    assert set(SETTING.findall(TOLD)) <= settings()


def commands() -> set[str]:
    """Modules that a person can run: python -m <module>."""
    places = [path for folder in ("data", "components", "deploy", "tests") for path in (ROOT / folder).rglob("*.py")]
    run = [path for path in places if re.search(r"^if __name__ == .__main__.:", path.read_text(encoding="utf-8"), re.M)]
    names = (".".join(path.relative_to(ROOT).with_suffix("").parts) for path in run if path.stem not in NOT_BY_HAND)
    return {name.removesuffix(".__main__") for name in names}


def test_every_command_is_told_and_every_command_told_exists():
    told = set(re.findall(r"python3? -m ([a-z_]+(?:\.[a-z_]+)*)", TOLD))
    assert told == commands()


class _ParserError(Exception):
    """Carries the parser of a command instead of running it."""


def parser_of(module: str) -> argparse.ArgumentParser:
    def caught(self: argparse.ArgumentParser, *_: object) -> argparse.Namespace:
        raise _ParserError(self)

    name = f"{module}.__main__" if (ROOT / Path(*module.split(".")) / "__main__.py").exists() else module
    with mock.patch.object(argparse.ArgumentParser, "parse_args", caught):
        try:
            importlib.import_module(name).main()
        except _ParserError as found:
            parser: argparse.ArgumentParser = found.args[0]
            return parser
    raise AssertionError(f"{module} has no parser")


def parsers() -> dict[str, argparse.ArgumentParser]:
    """`python -m data import` and the like, each with its own parser."""
    found = {}
    for module in ("data", "components.briefing", "deploy.serve", "tests.bench", "tests.briefing.rebuild"):
        parser = parser_of(module)
        below = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
        found |= {f"{module} {name}": one for action in below for name, one in action.choices.items()}
        found |= {} if below else {module: parser}
    return found


PARSERS = parsers()


def options(parser: argparse.ArgumentParser) -> set[str]:
    return {name for action in parser._actions for name in action.option_strings if name.startswith("--")} - {"--help"}


def lines_of(command: str) -> str:
    """Every line that names a command."""
    return "\n".join(line for line in TOLD.splitlines() if f"python -m {command}" in line)


@pytest.mark.parametrize("command", PARSERS)
def test_every_option_of_a_command_is_told_beside_it_and_every_one_told_exists(command):
    told = set(re.findall(r"--[a-z][a-z-]*", lines_of(command)))
    assert told == options(PARSERS[command])


@pytest.mark.parametrize("command", PARSERS)
def test_every_choice_of_a_command_is_told(command):
    choices = {str(one) for action in PARSERS[command]._actions for one in action.choices or ()}
    assert not {one for one in choices if one not in TOLD}


def test_what_the_columns_of_every_format_become_is_told():
    section = DOCUMENTS[1].read_text(encoding="utf-8").partition("### Layouts that are known by name")[2]
    told = {
        name for line in section.splitlines() if line.startswith("| ") for name in re.findall(r"`(\w+)`", line[:90])
    }
    assert set(formats.found()) <= told


def test_the_commands_of_data_are_those_that_are_told():
    told = set(re.findall(r"python -m (data [a-z-]+)", TOLD))
    assert told == {command for command in PARSERS if command.startswith("data ")}


def test_every_make_target_is_told_and_every_target_told_exists():
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    told = set(re.findall(r"(?:^|`)make ([a-z]+)", README, re.MULTILINE))
    assert told == targets


def test_every_variable_of_the_makefile_is_told():
    variables = set(re.findall(r"^([A-Z]+) \?=", MAKEFILE, re.MULTILINE))
    assert variables and not {name for name in variables if not re.search(rf"\b{name}=", README)}


@cache
def parameters() -> set[str]:
    """Every parameter of an address that the code binds, chooses by, writes, or reads into a filter."""
    found = {*PARAMETERS, "lang", "present"}
    for code in asked_strings.all_files():
        for node in asked_strings.nodes_of(code.tree):
            match node:
                case ast.Call(func=ast.Attribute(attr=name, value=owner), args=[first, *_]):
                    asks = (ast.unparse(owner), name)
                    if asks in {("permalink", "bind"), ("permalink", "choice"), ("permalink", "write")} or asks in {
                        ("view", "choose"),
                        ("view", "toggle"),
                    }:
                        found |= named(first, code)
    return found


def named(node: ast.expr, code: asked_strings.Code) -> set[str]:
    """The parameter that an expression names; none where it is a function's own argument or a loop's."""
    if isinstance(node, ast.Starred) or (isinstance(node, ast.Name) and not node.id.isupper()):
        return set()
    return {str(asked_strings.value(node, code))}


def test_every_parameter_of_a_link_is_told_and_every_one_told_exists():
    assert {"actor", "sort", "doc", "slide", "every"} <= parameters()
    assert set(table_of("Links")) == parameters()


def test_every_choice_that_a_link_can_make_is_told():
    told = table_of("Links")
    unsaid = {
        (parameter, code)
        for parameter, codes, _ in asked_strings.chosen_in(asked_strings.files())
        for code in codes
        if f"`{code}`" not in told[parameter]
    }
    assert not unsaid
