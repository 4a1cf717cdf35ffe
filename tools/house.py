"""Rules of the house that no linter knows. `python tools/house.py` names each breach and fails."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MOST_LINES = 400
SOURCES = {".py", ".css", ".js", ".ts", ".html", ".sh"}
NOT_COUNTED = re.compile(r"(^|/)migrations/|package-lock\.json$|\.po$")
# The one module that may declare text to be markup, read line by line at every review.
REVIEWED_MARKUP = {"kith/web/markup.py"}

PHYSICAL_CSS = re.compile(
    r"(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)\b"
    r"|border-(?:top|bottom)-(?:left|right)-radius"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)\b"
    r"|(?:^|[;{\s\"'])(?:left|right)\s*:"
)
PHYSICAL_CLASS = re.compile(
    r"(?<![\w-])-?(?:m[lr]|p[lr]|left|right|border-[lr]|rounded-(?:[lr]|[tb][lr])|scroll-[mp][lr])"
    r"-[\w\[]|(?<![\w-])text-(?:left|right)(?![\w-])"
)
CLASS_ATTRIBUTE = re.compile(r"class=\"([^\"]*)\"")
STYLE_ATTRIBUTE = re.compile(r"style=\"([^\"]*)\"")
MARKUP = re.compile(r"\bmark_safe\b|\bSafeString\b|\|\s*safe(?:seq)?\b|autoescape\s+off")


def main() -> int:
    """1 where a rule is broken."""
    breaches = sorted(set(find_breaches()))
    for breach in breaches:
        print(breach)
    print(f"House rules: {len(breaches) or 'no'} breach{'' if len(breaches) == 1 else 'es'}.")
    return 1 if breaches else 0


def find_breaches() -> Iterator[str]:
    """Each as `file:line: rule`."""
    for name in tracked_files():
        file = ROOT / name
        if file.suffix in SOURCES or file.name == "package-lock.json":
            lines = file.read_text(encoding="utf-8").splitlines()
            yield from too_long(name, lines)
            yield from physical_directions(name, lines)
            yield from unreviewed_markup(name, lines)
        if name.startswith("requirements/") or file.name == "package-lock.json":
            yield from addresses(name, file.read_text(encoding="utf-8").splitlines())


def tracked_files() -> list[str]:
    """Files in version control, and those about to be."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in done.stdout.splitlines() if (ROOT / name).is_file()]


def too_long(name: str, lines: list[str]) -> Iterator[str]:
    """A file that wants splitting by noun."""
    if len(lines) > MOST_LINES and not NOT_COUNTED.search(name):
        yield f"{name}:{MOST_LINES}: {len(lines)} lines, the most is {MOST_LINES}"


def physical_directions(name: str, lines: list[str]) -> Iterator[str]:
    """Left and right do not mirror: start and end do."""
    for number, line in enumerate(lines, 1):
        where = f"{name}:{number}: "
        if name.endswith(".css") and PHYSICAL_CSS.search(line):
            yield where + "a physical direction in CSS; use the logical property (inline-start …)"
        if name.endswith(".html"):
            if any(PHYSICAL_CSS.search(text) for text in STYLE_ATTRIBUTE.findall(line)):
                yield where + "a physical direction in a style; use the logical property"
            if any(PHYSICAL_CLASS.search(text) for text in CLASS_ATTRIBUTE.findall(line)):
                yield where + "a physical direction in a class; use ms-, me-, start-, end-"


def unreviewed_markup(name: str, lines: list[str]) -> Iterator[str]:
    """Text becomes markup in one reviewed module alone."""
    if name in REVIEWED_MARKUP or not name.startswith("kith/") or name.endswith((".css", ".js")):
        return
    for number, line in enumerate(lines, 1):
        if MARKUP.search(line):
            yield f"{name}:{number}: text is declared to be markup outside the reviewed module"


def addresses(name: str, lines: list[str]) -> Iterator[str]:
    """Lock files hold names and hashes, no place to fetch from."""
    for number, line in enumerate(lines, 1):
        if '"resolved": "http' in line or re.match(r"\s*--(?:index|extra-index|find-links)", line):
            yield f"{name}:{number}: an address in a lock file"


if __name__ == "__main__":
    sys.exit(main())
