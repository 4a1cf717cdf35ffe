"""Payloads, digests and the chain of seals: pure functions over bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

# A binary column comes back as bytes or as a view of them, as the driver likes.
Binary = bytes | memoryview
LEAF_BYTES = 8
GENESIS = bytes(32)


def encode_value(value: Any) -> Any:
    """A database value as JSON keeps it: decimals and times as text, the rest as it is."""
    kind = type(value)  # the two common ones first: this runs for every value of a bulk load
    if kind is datetime and value.tzinfo is UTC:
        return value.isoformat()
    if kind is Decimal and value.is_finite():
        return format(value.normalize(), "f")
    if isinstance(value, Decimal):
        return format(value.normalize(), "f") if value.is_finite() else str(value)
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(UTC).isoformat()
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return value


_ENCODER = json.JSONEncoder(
    default=encode_value, ensure_ascii=False, separators=(",", ":"), sort_keys=True
)


def encode_payload(before: dict[str, Any] | None, after: dict[str, Any] | None) -> str:
    """A change as compact JSON text, keys sorted, so that equal changes have equal digests."""
    return _ENCODER.encode({"before": before, "after": after})


def digest_payload(data: str) -> bytes:
    """SHA-256 of the payload text, 32 bytes."""
    return hashlib.sha256(data.encode()).digest()


def leaf(
    entry_id: int, change_set_id: int, kind: str, object_id: int, action: str, digest: Binary
) -> bytes:
    """The leaf hash of one entry (first 8 bytes of SHA-256 over all that it says)."""
    head = f"{entry_id}|{change_set_id}|{kind}|{object_id}|{action}|".encode()
    return hashlib.sha256(head + bytes(digest)).digest()[:LEAF_BYTES]


def chain(previous: Binary, ids: Binary, leaves: Binary) -> bytes:
    """The digest of a sealed batch: SHA-256(previous ‖ ids ‖ leaves), 32 bytes."""
    return hashlib.sha256(bytes(previous) + bytes(ids) + bytes(leaves)).digest()


def pack_ids(ids: Iterable[int]) -> bytes:
    """Ids as 8-byte big-endian integers, one after the other."""
    return b"".join(i.to_bytes(8, "big") for i in ids)


def unpack_ids(data: Binary) -> list[int]:
    """The inverse of `pack_ids`."""
    data = bytes(data)
    return [int.from_bytes(data[i : i + 8], "big") for i in range(0, len(data), 8)]


def split_leaves(data: Binary) -> list[bytes]:
    """Concatenated leaves as a list of 8-byte leaves."""
    data = bytes(data)
    return [data[i : i + LEAF_BYTES] for i in range(0, len(data), LEAF_BYTES)]


def changed_fields(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """Names whose values differ, in the order of `after`."""
    return [name for name in after if encode_value(before.get(name)) != encode_value(after[name])]


def fields_kept(after: dict[str, Any], current: dict[str, Any]) -> list[str]:
    """Which fields of `after` no longer hold the value that the change wrote."""
    return [name for name, value in after.items() if encode_value(current.get(name)) != value]


def first_difference(expected: Sequence[bytes], found: Sequence[bytes]) -> int | None:
    """The first position at which two sequences differ, or None."""
    for position, pair in enumerate(zip(expected, found, strict=False)):
        if pair[0] != pair[1]:
            return position
    return None if len(expected) == len(found) else min(len(expected), len(found))
