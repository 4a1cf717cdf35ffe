"""What the steps of an import share: the draft, its file in words, the steps themselves."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from kith.foundation.errors import NotFound
from kith.web.templatetags.kith import num
from kith.workplace.accounts.permissions import require
from kith.workplace.exchange.choices import ImportStatus
from kith.workplace.exchange.queries import access_import, list_targets
from kith.workplace.exchange.targets import Target

ENCODINGS = {
    "utf-8": "UTF-8", "utf-8-sig": "UTF-8 (BOM)", "utf-16": "UTF-16", "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE", "cp1250": "Windows-1250", "cp1251": "Windows-1251",
    "cp1252": "Windows-1252", "cp1256": "Windows-1256", "cp1257": "Windows-1257",
    "iso-8859-2": "ISO 8859-2", "koi8-r": "KOI8-R", "gb18030": "GB 18030",
}  # fmt: skip
DELIMITERS = {
    "comma": gettext_noop("commas"),
    "semicolon": gettext_noop("semicolons"),
    "tab": gettext_noop("tabs"),
    "pipe": gettext_noop("bars"),
    "spaces": gettext_noop("spaces, columns aligned"),
}
CHARACTERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}
DATE_ORDERS = {
    "ymd": gettext_noop("year, month, day"),
    "dmy": gettext_noop("day, month, year"),
    "mdy": gettext_noop("month, day, year"),
}
# In the order in which files are best brought in; what each is for.
ABOUT = {
    "people": (gettext_noop("Customers, buyers, contacts: one row a person."), "person"),
    "organizations": (
        gettext_noop("Firms and public bodies: one row an organization."),
        "organization",
    ),
    "orders": (
        gettext_noop(
            "What was bought, when and for how much. Enough to learn who is valuable and who went silent."
        ),
        "box",
    ),
    "interactions": (gettext_noop("Messages, calls, visits: who said what, when."), "chat"),
    "experiments": (
        gettext_noop("Offers shown, and to whom: treated or held out, taken or not."),
        "tag",
    ),
}


def target_of(name: str) -> Target:
    """The object of that name.

    Raises:
        NotFound: there is none.
    """
    for target in list_targets():
        if target.name == name:
            return target
    raise NotFound(_("This cannot be imported."), field="object", value=name)


def objects() -> list[dict[str, Any]]:
    """What can be imported, for choosing."""
    found = []
    known = {target.name: target for target in list_targets()}
    for name in (*(n for n in ABOUT if n in known), *(n for n in known if n not in ABOUT)):
        about, icon = ABOUT.get(name, ("", "box"))
        found.append(
            {
                "name": name,
                "label": known[name].label,
                "about": _(about) if about else "",
                "icon": icon,
            }
        )
    return found


def draft(request: HttpRequest, number: int) -> Any:
    """An import that has not begun and that the reader may set up.

    Raises:
        NotAllowed: the reader does not manage. NotFound: there is no such draft.
    """
    batch = access_import(request.user, number)  # type: ignore[arg-type]
    require(request.user, "manage")  # type: ignore[arg-type]
    if batch.status != ImportStatus.DRAFT:
        raise NotFound(
            _("This import has begun already."),
            field="import",
            value=number,
            remedy=_("Look at its result."),
        )
    return batch


def delimiter_name(layout: dict[str, Any]) -> str:
    """The delimiter's name."""
    if layout.get("kind") == "spaces":
        return "spaces"
    return CHARACTERS.get(layout.get("delimiter", ","), "comma")


def file_words(batch: Any) -> list[str]:
    """The file in words: name, rows, columns, how it is read."""
    layout = batch.layout
    columns = len(batch.headings)
    words = [
        ngettext("%s row", "%s rows", batch.total_rows) % num(batch.total_rows),
        ngettext("%s column", "%s columns", columns) % num(columns),
        filesizeformat(batch.size),
    ]
    if layout.get("kind") == "xlsx":
        words.append(_("sheet %s") % layout.get("sheet", ""))
    else:
        words.append(_(DELIMITERS[delimiter_name(layout)]))
        words.append(ENCODINGS.get(layout.get("encoding", ""), layout.get("encoding", "")))
    return words


def steps() -> list[str]:
    """The steps of an import."""
    return [_("File"), _("Columns"), _("Preview"), _("Import")]


def frame(batch: Any, at: int) -> dict[str, Any]:
    """What every step's page needs."""
    return {
        "batch": batch,
        "target": target_of(batch.target),
        "words": file_words(batch),
        "steps": steps(),
        "at": at,
    }
