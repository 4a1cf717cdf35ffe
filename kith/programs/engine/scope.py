"""Whom a program looks at, as JSON in the database: the whole firm, or one team."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from kith.foundation.errors import InvalidInput
from kith.workplace.accounts.queries import access_team


def clean_scope(scope: Mapping[str, Any] | None) -> dict[str, int]:
    """A scope that can be run: {} or {"team": id}.

    Raises:
        InvalidInput: another key. NotFound: no such team.
    """
    if not scope:
        return {}
    if set(scope) != {"team"}:
        raise InvalidInput(
            _("A program looks at the whole firm or at one team."),
            field="scope",
            value=", ".join(map(str, scope)),
            remedy=_("Choose a team, or leave it empty."),
        )
    return {"team": access_team(int(scope["team"])).pk}


def hash_scope(scope: Mapping[str, Any]) -> str:
    """ "" for the whole firm, else 16 hexadecimal digits."""
    if not scope:
        return ""
    text = json.dumps(scope, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
