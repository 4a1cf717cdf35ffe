"""Texts of the interface. `python tools/messages.py COMMAND`:

update   collect the texts of the sources into the catalogs (kith/locale), keep translations
check    fail, naming each text that lacks a translation or whose placeholders differ
compile  write the files that the running program reads
missing LANGUAGE    print what a language lacks: [[singular, plural or null, context or null], …]
fill LANGUAGE FILE  take translations in: [[singular, plural, context, text or [forms]], …]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tools.translations import catalogs

SHOWN = 40


def update() -> int:
    """Merge the texts of the sources into every catalog."""
    texts = catalogs.template()
    for language in catalogs.LANGUAGES:
        count, missing = catalogs.update(language, texts)
        print(f"{language}: {count} texts, {missing} to translate")
    return 0


def check() -> int:
    """1 where a text lacks a translation."""
    texts = catalogs.template()
    found = [line for lang in catalogs.LANGUAGES for line in catalogs.problems(lang, texts)]
    for line in found[:SHOWN]:
        print(line)
    if len(found) > SHOWN:
        print(f"… and {len(found) - SHOWN} more")
    print(f"Translations: {len(texts)} texts, {len(found) or 'no'} problems.")
    return 1 if found else 0


def compile_all() -> int:
    """Write every `.mo`."""
    for language in catalogs.LANGUAGES:
        catalogs.compile_catalog(language)
    return 0


def missing(language: str) -> int:
    """Print what a language lacks, for a translator."""
    catalog = catalogs.read(language)
    rows = []
    for text in catalogs.messages(catalogs.template()):
        found = catalog.get(text.id, text.context)
        if found is None or catalogs.lacks(found, catalog):
            ids = list(text.id) if isinstance(text.id, list | tuple) else [text.id, None]
            rows.append([*ids, text.context])
    print(json.dumps(rows, ensure_ascii=False, indent=1))
    return 0


def fill(language: str, file: str) -> int:
    """Take a translator's rows into the catalog; what no source asks for is named and left."""
    catalog = catalogs.read(language)
    catalog.update(catalogs.template(), no_fuzzy_matching=True)
    unknown = 0
    for singular, plural, context, translation in json.loads(Path(file).read_text("utf-8")):
        found = catalog.get((singular, plural) if plural else singular, context)
        if found is None:
            unknown += 1
            print(f"no source has: {singular[:90]!r}")
            continue
        found.string = tuple(translation) if isinstance(translation, list) else translation
        found.flags.discard("fuzzy")
    catalogs.write(language, catalog)
    return 1 if unknown else 0


def main(arguments: list[str]) -> int:
    """Run one of the commands."""
    commands = {"update": update, "check": check, "compile": compile_all}
    if len(arguments) > 1 and arguments[1] in catalogs.LANGUAGES:
        if arguments[0] == "missing" and len(arguments) == 2:
            return missing(arguments[1])
        if arguments[0] == "fill" and len(arguments) == 3:
            return fill(arguments[1], arguments[2])
    if len(arguments) != 1 or arguments[0] not in commands:
        print(__doc__, file=sys.stderr)
        return 2
    return commands[arguments[0]]()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
