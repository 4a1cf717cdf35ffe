"""The catalogs: one `django.po` a language, English being the language of the sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tools.translations import python_texts, template_texts

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "kith"
LANGUAGES = ("en", "hu", "ru", "fa", "lt")
SOURCE_LANGUAGE = "en"
LEFT_OUT = re.compile(r"/(?:tests|migrations|node_modules|static)/")
NAMED = re.compile(r"%\((\w+)\)[sdf]|(?<!%)%[sd]|\{(\w*)\}")
TAG = re.compile(r"</?[a-z][\w-]*")


def catalog_file(language: str) -> Path:
    """Where the catalog of a language lies."""
    return PACKAGE / "locale" / language / "LC_MESSAGES" / "django.po"


def template() -> Catalog:
    """Every text of the sources, with the files that hold it."""
    catalog = Catalog(project="Kith", charset="utf-8")
    for file in sources():
        name = file.relative_to(ROOT).as_posix()
        reader = python_texts if file.suffix == ".py" else template_texts
        try:
            texts = list(reader.texts_of(file.read_text(encoding="utf-8")))
        except (python_texts.NotConstant, SyntaxError) as error:
            raise SystemExit(f"{name}: {error}") from None
        for text in texts:
            key = (text.singular, text.plural) if text.plural else text.singular
            catalog.add(key, context=text.context, locations=[(name, 0)])
    return catalog


def sources() -> Iterator[Path]:
    """Python modules and templates of the product, in a fixed order."""
    for file in sorted(PACKAGE.rglob("*")):
        if _is_source(file) and not LEFT_OUT.search(file.as_posix()):
            yield file


def _is_source(file: Path) -> bool:
    in_templates = file.suffix in {".html", ".txt"} and "templates" in file.parts
    return file.suffix == ".py" or in_templates


def read(language: str) -> Catalog:
    """The catalog of a language; an empty one where there is no file yet."""
    file = catalog_file(language)
    if not file.exists():
        return Catalog(locale=language, project="Kith", charset="utf-8")
    with file.open("rb") as source:
        return read_po(source, locale=language)


def update(language: str, texts: Catalog) -> tuple[int, int]:
    """Merge new texts in, keep translations, mark what is gone; (texts, still to translate)."""
    catalog = read(language)
    catalog.update(texts, no_fuzzy_matching=True)
    write(language, catalog)
    if language == SOURCE_LANGUAGE:
        return len(catalog), 0
    return len(catalog), sum(lacks(message, catalog) for message in messages(catalog))


def write(language: str, catalog: Catalog) -> None:
    """Write the `.po`: sorted, without line numbers and dates, so that its changes are readable."""
    catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    file = catalog_file(language)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as target:
        write_po(target, catalog, width=100, sort_output=True, include_lineno=False)


def messages(catalog: Catalog) -> Iterator[Message]:
    """The texts without the header."""
    return (message for message in catalog if message.id)


def lacks(message: Message, catalog: Catalog) -> bool:
    """Whether a translation, or one of its plural forms, is missing."""
    if isinstance(message.string, str):
        return not message.string
    forms = message.string or ()
    return len(forms) < catalog.num_plurals or not all(forms)


def problems(language: str, texts: Catalog) -> Iterator[str]:
    """What is wrong with the catalog of a language, one line each."""
    catalog = read(language)
    for wanted in messages(texts):
        found = catalog.get(wanted.id, wanted.context)
        text = _short(wanted)
        if language == SOURCE_LANGUAGE:
            continue
        if found is None or lacks(found, catalog):
            yield f"{language}: not translated: {text}"
        elif found.fuzzy:
            yield f"{language}: unsure (fuzzy): {text}"
        else:
            yield from (f"{language}: {problem}: {text}" for problem in _differences(found))


def _differences(message: Message) -> Iterator[str]:
    ids = list(message.id) if isinstance(message.id, list | tuple) else [message.id]
    strings = [message.string] if isinstance(message.string, str) else list(message.string or ())
    # A plural form may leave the number out ("one person"), never bring in another name.
    allowed = {name for text in ids for name in _names(text)}
    needed = set(_names(ids[-1]))
    for string in strings:
        names = set(_names(string))
        if not names <= allowed or (len(strings) == 1 and names != needed):
            yield f"placeholders differ in {string!r}"
        if sorted(TAG.findall(string)) not in [sorted(TAG.findall(text)) for text in ids]:
            yield f"tags differ in {string!r}"


def _names(text: str) -> list[str]:
    return [match.group() for match in NAMED.finditer(text)]


def _short(message: Message) -> str:
    text = message.id[0] if isinstance(message.id, list | tuple) else message.id
    places = ", ".join(name for name, _line in message.locations[:2])
    return f"{text[:90]!r} ({places})"


def compile_catalog(language: str) -> None:
    """Write the `.mo` beside the `.po`; without a `.po` there is nothing to write."""
    file = catalog_file(language)
    if file.exists():
        with file.with_suffix(".mo").open("wb") as target:
            write_mo(target, read(language))
