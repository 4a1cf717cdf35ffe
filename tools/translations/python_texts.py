"""Translatable texts of Python sources, read from the syntax tree."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

# Function → positions of (context, singular, plural) among its arguments.
FUNCTIONS: dict[str, tuple[int | None, int, int | None]] = {
    "_": (None, 0, None),
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
    "npgettext_lazy": (0, 1, 2),
}


@dataclass(frozen=True)
class Text:
    """One translatable text and where it stands."""

    singular: str
    plural: str | None
    context: str | None
    line: int


class NotConstant(ValueError):
    """A text that is put together at run time, so that nobody can translate it."""


def texts_of(source: str) -> Iterator[Text]:
    """The texts of one module.

    Raises:
        NotConstant: a function of translation is given an f-string.
    """
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        positions = FUNCTIONS.get(_name(node.func))
        if positions is None:
            continue
        context, singular, plural = (_constant(node, position) for position in positions)
        if singular:
            yield Text(singular, plural, context, node.lineno)


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else ""


def _constant(call: ast.Call, position: int | None) -> str | None:
    if position is None or position >= len(call.args):
        return None
    argument = call.args[position]
    if isinstance(argument, ast.JoinedStr):
        raise NotConstant(f"line {call.lineno}: an f-string cannot be translated")
    try:
        value = ast.literal_eval(argument)
    except ValueError:
        return _joined(argument)
    return value if isinstance(value, str) else None


def _joined(node: ast.expr) -> str | None:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = _joined(node.left), _joined(node.right)
        return None if left is None or right is None else left + right
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
