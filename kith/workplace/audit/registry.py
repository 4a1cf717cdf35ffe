"""Which records leave an audit trail, and how an undo brings them back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db import models

from kith.foundation.registry import Registry


@dataclass(frozen=True, slots=True)
class Audited:
    """One kind of record.

    Attributes:
        kind: the short name stored with every entry, e.g. "person"; for ever.
        model: its model.
        fields: columns (attnames) whose values a payload keeps and an undo restores.
        refresh: called with ids after an undo wrote or deleted those rows (search, mirrors).
    """

    kind: str
    model: type[models.Model]
    fields: tuple[str, ...]
    refresh: Callable[[Sequence[int]], None] | None = None

    def snapshot(self, row: models.Model) -> dict[str, object]:
        """The row's audited values by column name."""
        return {name: getattr(row, name) for name in self.fields}


audited: Registry[Audited] = Registry("audited kind")
_by_model: dict[type[models.Model], Audited] = {}


def register_audited(
    kind: str,
    model: type[models.Model],
    *,
    leave_out: Sequence[str] = (),
    refresh: Callable[[Sequence[int]], None] | None = None,
) -> Audited:
    """Let `model` leave a trail under `kind`; every concrete column counts but `leave_out`."""
    fields = tuple(
        field.attname
        for field in model._meta.concrete_fields
        if not field.primary_key and field.attname not in leave_out
    )
    entry = Audited(kind, model, fields, refresh)
    _by_model[model] = entry
    return audited.register(kind, entry)


def is_audited(model: type[models.Model]) -> bool:
    """True where rows of the model leave a trail; the others are made again or fall with a row."""
    return model in _by_model


def audited_of(row: models.Model | type[models.Model]) -> Audited:
    """The registration of a row's model."""
    return _by_model[row if isinstance(row, type) else type(row)]
