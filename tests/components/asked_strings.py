"""Which strings the code asks for, read from the code itself: `names.t` and `names.has` in components and pages.

A key may be a literal, one of two (`"a" if x else "b"`), an f-string (then it is a pattern with `{}` for each value)
or a name: a variable, an element of a literal, a parameter that callers give, what a function returns.
"""

from __future__ import annotations

import ast
import importlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
HOLE = "{}"
Function = ast.FunctionDef | ast.Module


@dataclass
class Code:
    """One file: its tree, and the innermost function around each node."""

    path: Path
    tree: ast.Module
    around: dict[ast.AST, ast.FunctionDef] = field(default_factory=dict)

    @property
    def module(self) -> str:
        return ".".join(self.path.relative_to(ROOT).with_suffix("").parts)


@dataclass(frozen=True)
class Asked:
    """What one call may ask for: keys and patterns. `only_if` where the code asks first whether there is one."""

    where: str
    keys: frozenset[str]
    only_if: bool


def read(text: str, path: Path = ROOT / "components" / "made.py") -> Code:
    """One file's code."""
    code = Code(path, ast.parse(text))
    open_nodes: list[tuple[ast.AST, ast.FunctionDef | None]] = [(code.tree, None)]
    while open_nodes:
        node, function = open_nodes.pop()
        function = node if isinstance(node, ast.FunctionDef) else function
        if function is not None:
            code.around[node] = function
        open_nodes += [(part, function) for part in ast.iter_child_nodes(node)]
    return code


@cache
def nodes_of(scope: ast.AST) -> tuple[ast.AST, ...]:
    """Every node below one, itself the first."""
    return tuple(ast.walk(scope))


BINDING = ast.Assign | ast.AnnAssign | ast.NamedExpr | ast.For | ast.comprehension


@cache
def _binding_in(scope: ast.AST) -> tuple[ast.AST, ...]:
    return tuple(node for node in nodes_of(scope) if isinstance(node, BINDING))


@cache
def _calls_in(scope: ast.AST) -> tuple[ast.AST, ...]:
    return tuple(node for node in nodes_of(scope) if isinstance(node, ast.Call))


@cache
def all_files() -> tuple[Code, ...]:
    """Every file of the app."""
    below = (path for folder in ("data", "components", "pages", "deploy") for path in (ROOT / folder).rglob("*.py"))
    return tuple(read(path.read_text(encoding="utf-8"), path) for path in sorted((ROOT / "app.py", *below)))


@cache
def files() -> tuple[Code, ...]:
    """Every file that says something: of components, pages and deploy."""
    return tuple(code for code in all_files() if code.module.startswith(("components.", "pages.", "deploy.")))


def asked_in(codes: Iterable[Code]) -> tuple[list[Asked], list[str]]:
    """Every call that asks for a string; and those of which the key cannot be told from the code."""
    codes = tuple(codes)
    reader = Keys(codes)
    found, dark = [], []
    for code, call in reader.calls("t", "has"):
        where = f"{code.path.relative_to(ROOT)}:{call.lineno}: {ast.unparse(call)}"
        keys = frozenset(reader.of(call.args[0], code)) if call.args else frozenset()
        found.append(Asked(where, keys, call.func.attr == "has"))  # type: ignore[attr-defined]
        if not keys:
            dark.append(where)
    for code in codes:
        found += _read_directly(code, reader)
    return found, dark


def _read_directly(code: Code, reader: Keys) -> Iterator[Asked]:
    """Strings taken from the file without `t`: strings(lang)["comma"], and of a name that stands for it."""
    for node in nodes_of(code.tree):
        if isinstance(node, ast.Subscript):
            table = [node.value, *reader.bound_to(node.value, code)]
            if any(isinstance(one, ast.Call) and _name_of(one.func) == "strings" for one in table):
                yield Asked(f"{code.path.name}:{node.lineno}", frozenset(reader.of(node.slice, code)), only_if=False)


def chosen_in(codes: Iterable[Code]) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Every View.choose and View.toggle: parameter, options, label."""
    for code, call in Keys(tuple(codes)).calls("choose", "toggle"):
        if not isinstance(call.func, ast.Attribute) or ast.unparse(call.func.value) != "view":
            continue
        given = [value(arg, code) for arg in call.args[:2]]
        named = ["", *call.args[3:4], *(word.value for word in call.keywords if word.arg == "label")][-1]
        options = tuple(given[1]) if call.func.attr == "choose" else ()
        yield given[0], options, "" if named == "" else ast.unparse(named)  # type: ignore[arg-type]


def value(node: ast.expr, code: Code) -> Any:
    """What an expression of constants is at run time: EVERY, tuple(MEASURES), asked.SHEET."""
    return eval(ast.unparse(node), _names_in(code))


def _names_in(code: Code) -> dict[str, Any]:
    if code.path.parent.name != "pages":
        return vars(importlib.import_module(code.module))
    imports = [node for node in code.tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    names: dict[str, Any] = {}
    exec(compile(ast.Module(imports, []), str(code.path), "exec"), names)  # a page would draw if it were imported
    return names


class Keys:
    """Follows the expression of a key to the literals that it may be."""

    def __init__(self, codes: tuple[Code, ...]) -> None:
        self.codes = codes
        self._calls: dict[str, list[tuple[Code, ast.Call]]] = defaultdict(list)
        self._returned_by: dict[str, list[tuple[Code, ast.expr]]] = defaultdict(list)
        for code in codes:
            for node in nodes_of(code.tree):
                if isinstance(node, ast.Call):
                    self._calls[_name_of(node.func)].append((code, node))
                elif isinstance(node, ast.Return) and node.value is not None and node in code.around:
                    self._returned_by[code.around[node].name].append((code, node.value))

    def calls(self, *names: str) -> Iterator[tuple[Code, ast.Call]]:
        """Calls of functions and methods of these names."""
        for name in names:
            yield from self._calls[name]

    def of(self, node: ast.AST, code: Code, seen: frozenset[ast.AST] = frozenset()) -> set[str]:
        """The keys that this expression may be; none where the code does not tell."""
        if node in seen:
            return set()
        seen |= {node}
        match node:
            case ast.Constant(value=str(text)):
                return {text} - {""}
            case ast.JoinedStr(values=parts):
                return {"".join(str(part.value) if isinstance(part, ast.Constant) else HOLE for part in parts)}
            case ast.IfExp(body=one, orelse=other):
                return self.of(one, code, seen) | self.of(other, code, seen)
            case ast.BoolOp(values=several):
                return set().union(*(self.of(one, code, seen) for one in several))
            case ast.Name(id=name):
                return self._named(name, node, code, seen)
            case ast.Call(func=called):
                return self._returned(_name_of(called), seen)
            case ast.Subscript(value=table):
                chosen = (one.elts[-1] if isinstance(one, ast.Tuple) else one for one in self._elements(table, code))
                return set().union(*(self.of(one, code, seen) for one in chosen))
        return set()

    def bound_to(self, node: ast.AST, code: Code) -> list[ast.AST]:
        """What a name stands for in its function; nothing where it is no name."""
        function = code.around.get(node)
        return list(self._bound(node.id, function or code.tree, code)) if isinstance(node, ast.Name) else []

    def _named(self, name: str, node: ast.AST, code: Code, seen: frozenset[ast.AST]) -> set[str]:
        function = code.around.get(node)
        found: set[str] = set()
        for bound in self._bound(name, function or code.tree, code):
            found |= self.of(bound, code, seen)
        if not found and function is not None:
            parameters = [arg.arg for arg in (*function.args.args, *function.args.kwonlyargs)]
            if name in parameters:
                found |= self._given(function, name, parameters, seen)
            else:
                found |= set().union(*(self.of(bound, code, seen) for bound in self._bound(name, code.tree, code)))
        return found

    def _bound(self, name: str, scope: Function, code: Code) -> Iterator[ast.AST]:
        """What a name is bound to in a function: assigned, or gone through."""
        for node in _binding_in(scope):
            match node:
                case ast.Assign(targets=[target], value=given):
                    yield from _matching(name, target, given)
                case ast.AnnAssign(target=target, value=ast.AST() as given):
                    yield from _matching(name, target, given)
                case ast.NamedExpr(target=target, value=given):
                    yield from _matching(name, target, given)
                case ast.For(target=target, iter=through) | ast.comprehension(target=target, iter=through):
                    if not any(isinstance(part, ast.Name) and part.id == name for part in nodes_of(target)):
                        continue
                    for element in self._elements(through, code):
                        yield from _matching(name, target, element)

    def _elements(self, through: ast.AST, code: Code) -> Iterator[ast.AST]:
        """The elements of what is gone through: a literal, one that a name stands for, a dict's items."""
        match through:
            case ast.Tuple(elts=elements) | ast.List(elts=elements):
                for element in elements:
                    yield from self._elements(element.value, code) if isinstance(element, ast.Starred) else (element,)
            case ast.Dict(keys=keys, values=values):
                yield from (ast.Tuple([key, one]) for key, one in zip(keys, values, strict=True) if key)
            case ast.IfExp(body=one, orelse=other):
                yield from self._elements(one, code)
                yield from self._elements(other, code)
            case ast.BinOp(left=one, right=other):
                yield from self._elements(one, code)
                yield from self._elements(other, code)
            case ast.Call(func=ast.Attribute(attr="items", value=table)):
                yield from self._elements(table, code)
            case ast.Call(func=called):
                for where, returned in self._returned_by[_name_of(called)]:
                    yield from self._elements(returned, where)
            case ast.Name(id=name):
                function = code.around.get(through)
                scopes = [function, code.tree] if function is not None else [code.tree]
                for scope in scopes:
                    bound = list(self._bound(name, scope, code))
                    for one in bound:
                        if one is not through:
                            yield from self._elements(one, code)
                    yield from _appended(name, scope)
                    if bound:
                        return

    def _given(self, function: ast.FunctionDef, name: str, parameters: list[str], seen: frozenset[ast.AST]) -> set[str]:
        """What callers give for a parameter; its default where it has one."""
        method = parameters[:1] == ["self"]
        at = parameters.index(name) - method
        found: set[str] = set()
        for code, call in self.calls(function.name):
            given = [word.value for word in call.keywords if word.arg == name] or call.args[at : at + 1]
            for one in given:
                found |= self.of(one, code, seen)
        return found

    def _returned(self, name: str, seen: frozenset[ast.AST]) -> set[str]:
        return set().union(*(self.of(node, code, seen) for code, node in self._returned_by[name]))


def _appended(name: str, scope: Function) -> Iterator[ast.AST]:
    """What is appended to a list of this name."""
    for node in _calls_in(scope):
        match node:
            case ast.Call(func=ast.Attribute(attr="append", value=ast.Name(id=held)), args=[given]) if held == name:
                yield given


def _matching(name: str, target: ast.AST, given: ast.AST) -> Iterator[ast.AST]:
    """The part of what is bound that falls to a name."""
    if isinstance(target, ast.Name) and target.id == name:
        yield given
    elif isinstance(target, ast.Tuple) and isinstance(given, ast.IfExp):
        yield from _matching(name, target, given.body)
        yield from _matching(name, target, given.orelse)
    elif isinstance(target, ast.Tuple) and isinstance(given, ast.Tuple):
        for one, other in zip(target.elts, given.elts, strict=False):
            yield from _matching(name, one, other)


def _name_of(called: ast.AST) -> str:
    return called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""
