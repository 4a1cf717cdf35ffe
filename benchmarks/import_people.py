"""People import: validated, matched, audited and searchable, against a bare executemany.

    python benchmarks/import_people.py [--rows 50000] [--json]

Both write the same people with the same two contact points each into tables with the same indexes,
in one run on one file system. Promise: at least 3,000 rows/s, and at most 12 times the bare time.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from loads import Bare, Result, bare_insert, fresh_home, main_options, run_import, tell

NAMES = ("Anna", "Béla", "Csilla", "Dóra", "Elena", "Farid", "Giedrė", "Hassan", "Ieva", "János")
CITIES = ("Budapest", "Vilnius", "Tehran", "Москва", "London", "Szeged", "Kaunas", "Shiraz")


def people(count: int) -> list[tuple[str, ...]]:
    """Rows as a firm's file has them: number, names, addresses, place."""
    draw = random.Random(7)
    rows = []
    for i in range(count):
        given, family = draw.choice(NAMES), f"Family{draw.randrange(count)}"
        rows.append(
            (
                f"C{i:07}", f"{given} {family}", given, family, f"{given}.{i}@example{i % 997}.com",
                f"+3620{i:07}", draw.choice(CITIES), f"{1000 + i % 9000}", "HU",
                f"19{50 + i % 50}-0{1 + i % 9}-1{i % 9}",
            )
        )  # fmt: skip
    return rows


HEADINGS = "number,name,first name,last name,email,phone,city,zip,country,birthday"


def bare(rows: list[tuple[str, ...]]) -> Bare:
    """The same rows by hand-made SQL."""
    moment = "2024-01-01 00:00:00"
    text = ("", "", "", "", "", "")
    persons = [
        (i, moment, moment, r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7], r[8], r[9], *text)
        for i, r in enumerate(rows, 1)
    ]
    points = [
        (moment, moment, kind, value, value.lower(), "", True, i)
        for i, r in enumerate(rows, 1)
        for kind, value in (("email", r[4]), ("phone", r[5]))
    ]
    return bare_insert(
        (
            "people_person",
            (
                "id created_at updated_at external_id name given_name family_name email phone city "
                "postal_code country birthday street region language preferred_channel source "
                "job_title"
            ),
            persons,
        ),
        (
            "people_personcontactpoint",
            "created_at updated_at kind value normalized label is_primary person_id",
            points,
        ),
    )


def main() -> None:
    options = main_options(__doc__ or "", rows=50_000)
    rows = people(options.rows)
    with fresh_home():
        plain = bare(rows)
    with fresh_home() as home:
        file = home / "people.csv"
        lines = (",".join(row) for row in rows)
        file.write_text("\n".join([HEADINGS, *lines]) + "\n", encoding="utf-8")
        first = run_import("people", file)
        again = run_import("people", file)
    tell(
        Result(
            "import_people", options.rows, first, plain,
            {"again_rows_per_second": round(options.rows / again.seconds)},
        ),
        options,
    )  # fmt: skip


if __name__ == "__main__":
    main()
