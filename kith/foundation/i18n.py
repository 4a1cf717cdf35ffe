"""Marks a text for translation where there is no Django; it is translated when it is shown."""

from __future__ import annotations


def _(text: str) -> str:
    """The text itself: the extractor collects it, the page that renders it translates it."""
    return text
