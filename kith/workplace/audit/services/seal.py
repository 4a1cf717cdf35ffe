"""The seal: a chain of digests over the trail, made within seconds, verified by `kith doctor`."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kith.workplace.audit.bulk import hold_seal
from kith.workplace.audit.models import AuditEntry, AuditPayload, AuditSeal
from kith.workplace.audit.rules import (
    GENESIS,
    chain,
    digest_payload,
    first_difference,
    leaf,
    pack_ids,
    split_leaves,
    unpack_ids,
)

BATCH = 2_000


@dataclass(frozen=True, slots=True)
class AuditReport:
    """What a verification found.

    Attributes:
        sealed: entries under a seal. unsealed: entries of the tail that no seal covers yet.
        bad_entry: id of the first entry that does not agree with its seal, or None.
        reason: what is wrong with it, in words ("" if nothing).
    """

    sealed: int
    unsealed: int
    bad_entry: int | None
    reason: str


def seal_audit(*, most: int = 100_000) -> int:
    """Chain the unsealed tail in batches, each its own short transaction; returns entries sealed.

    The lock makes sure that no writer still holds ids below the last one sealed.
    """
    done = 0
    while done < most:
        with transaction.atomic():
            hold_seal(exclusive=True)
            last = AuditSeal.objects.order_by("-id").first()
            rows = list(_unsealed(last)[:BATCH])
            if not rows:
                break
            ids = pack_ids(row[0] for row in rows)
            leaves = b"".join(leaf(*row) for row in rows)
            previous = bytes(last.digest) if last else GENESIS
            AuditSeal.objects.create(
                first_id=rows[0][0],
                last_id=rows[-1][0],
                count=len(rows),
                ids=ids,
                leaves=leaves,
                previous=previous,
                digest=chain(previous, ids, leaves),
            )
        done += len(rows)
    return done


def _unsealed(last: AuditSeal | None) -> QuerySet[AuditEntry, tuple]:
    rows = AuditEntry.objects.order_by("id")
    if last is not None:
        rows = rows.filter(id__gt=last.last_id)
    return rows.values_list("id", "change_set_id", "kind", "object_id", "action", "digest")


def verify_audit() -> AuditReport:
    """Walk the chain from its beginning and name the first bad entry and the unsealed tail.

    Finds an entry that was edited, deleted, added or reordered, a payload that was changed, and a
    seal that was changed or cut out. A payload that was erased on purpose is no fault.
    """
    previous, sealed, last_id = GENESIS, 0, 0
    for seal in AuditSeal.objects.order_by("id").iterator(chunk_size=50):
        bad = _check_seal(seal, previous, last_id)
        if bad is not None:
            return AuditReport(sealed, _count_after(seal.last_id), bad[0], bad[1])
        previous, sealed, last_id = bytes(seal.digest), sealed + seal.count, seal.last_id
    return AuditReport(sealed, _count_after(last_id), None, "")


def _count_after(entry_id: int) -> int:
    return AuditEntry.objects.filter(id__gt=entry_id).count()


def _check_seal(seal: AuditSeal, previous: bytes, after: int) -> tuple[int, str] | None:
    """The first bad entry of one seal and what is wrong with it, or None."""
    sealed_ids, leaves = unpack_ids(seal.ids), split_leaves(seal.leaves)
    if bytes(seal.previous) != previous or bytes(seal.digest) != chain(
        previous, seal.ids, seal.leaves
    ):
        return seal.first_id, _(
            "The seal over this entry was changed, or one before it is missing."
        )
    rows = list(
        AuditEntry.objects.filter(id__gt=after, id__lte=seal.last_id)
        .order_by("id")
        .values_list("id", "change_set_id", "kind", "object_id", "action", "digest")
    )
    found_ids = [row[0] for row in rows]
    if found_ids != sealed_ids:
        return _first_stray(sealed_ids, found_ids)
    position = first_difference(leaves, [leaf(*row) for row in rows])
    if position is not None:
        return sealed_ids[position], _("This entry was changed after it was sealed.")
    return _bad_payload(rows)


def _first_stray(sealed: list[int], found: list[int]) -> tuple[int, str]:
    missing, added = set(sealed) - set(found), set(found) - set(sealed)
    first = min(missing | added)
    if first in missing:
        return first, _("This entry was deleted after it was sealed.")
    return first, _("This entry was added between sealed ones.")


def _bad_payload(rows: list[tuple]) -> tuple[int, str] | None:
    digests = {row[0]: bytes(row[5]) for row in rows}
    payloads = AuditPayload.objects.filter(entry_id__in=list(digests)).order_by("entry_id")
    for entry_id, data in payloads.values_list("entry_id", "data"):
        if digest_payload(data) != digests[entry_id]:
            return entry_id, _("What this entry recorded was changed.")
    return None


def erase_payloads(*, kind: str, object_id: int) -> int:
    """Forget what the trail recorded of one record; digests stay, so the chain still verifies."""
    erased, _details = AuditPayload.objects.filter(
        entry__kind=kind, entry__object_id=object_id
    ).delete()
    return erased
