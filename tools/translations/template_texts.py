"""Translatable texts of Django's templates, read by Django's own lexer.

The ids are made as Django makes them when it renders: `%` is doubled, variables of a
`blocktranslate` become `%(name)s`, and `trimmed` joins the lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.template.base import Lexer, Token, TokenType
from django.utils.translation import trim_whitespace

from tools.translations.python_texts import Text

QUOTED = r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'"
TRANSLATE = re.compile(rf"^(?:trans|translate)\s+({QUOTED})(.*)$", re.DOTALL)
CONTEXT = re.compile(rf"\bcontext\s+({QUOTED})")
CONSTANT = re.compile(rf"\b_\(({QUOTED})\)")
BLOCK = re.compile(r"^(?:blocktrans|blocktranslate)(?:\s+|$)")
BLOCK_END = re.compile(r"^end(?:blocktrans|blocktranslate)$")
# A component's attribute with a colon before its name holds an expression.
DYNAMIC_ATTRIBUTE = re.compile(r"\s:[\w.-]+=(\"[^\"]*\"|'[^']*')")


def texts_of(source: str) -> Iterator[Text]:
    """The texts of one template."""
    tokens = iter(Lexer(source).tokenize())
    for token in tokens:
        if token.token_type == TokenType.TEXT:
            for attribute in DYNAMIC_ATTRIBUTE.findall(token.contents):
                yield from _constants(attribute, token.lineno or 0)
        elif token.token_type == TokenType.BLOCK and BLOCK.match(token.contents):
            yield _block(token, tokens)
        elif token.token_type in {TokenType.BLOCK, TokenType.VAR}:
            yield from _tag(token)


def _tag(token: Token) -> Iterator[Text]:
    match = TRANSLATE.match(token.contents)
    if match:
        context = CONTEXT.search(match.group(2))
        yield Text(
            _unquote(match.group(1)).replace("%", "%%"),
            None,
            _unquote(context.group(1)) if context else None,
            token.lineno or 0,
        )
    else:
        yield from _constants(token.contents, token.lineno or 0)


def _constants(expression: str, line: int) -> Iterator[Text]:
    for quoted in CONSTANT.findall(expression):
        yield Text(_unquote(quoted).replace("%", "%%"), None, None, line)


def _block(opening: Token, tokens: Iterator[Token]) -> Text:
    singular: list[str] = []
    plural: list[str] | None = None
    for token in tokens:
        if token.token_type == TokenType.BLOCK:
            if BLOCK_END.match(token.contents):
                break
            if token.contents.strip() == "plural":
                plural = []
                continue
        target = singular if plural is None else plural
        if token.token_type == TokenType.VAR:
            target.append(f"%({token.contents})s")
        elif token.token_type == TokenType.TEXT:
            target.append(token.contents.replace("%", "%%"))
    context = CONTEXT.search(opening.contents)
    trimmed = re.search(r"\btrimmed\b", opening.contents) is not None
    return Text(
        _text(singular, trimmed),
        None if plural is None else _text(plural, trimmed),
        _unquote(context.group(1)) if context else None,
        opening.lineno or 0,
    )


def _text(parts: list[str], trimmed: bool) -> str:
    text = "".join(parts)
    return trim_whitespace(text) if trimmed else text


def _unquote(quoted: str) -> str:
    quote = quoted[0]
    return quoted[1:-1].replace(f"\\{quote}", quote).replace("\\\\", "\\")
