"""Orders import: validated, matched to customers, audited, against a bare executemany.

    python benchmarks/import_orders.py [--rows 100000] [--json]

The customers (a tenth of the orders) are there already in the first figure, and made by the import
in the second. Promise: at least 8,000 rows/s (goal 15,000).
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from loads import Bare, Result, bare_insert, fresh_home, main_options, run_import, tell


def orders(count: int) -> list[tuple[str, ...]]:
    """Rows as a shop exports them: number, customer, day, quantity, amount, cost."""
    draw = random.Random(11)
    customers = max(1, count // 10)
    return [
        (
            f"O{i:08}", f"C{draw.randrange(customers):07}",
            f"202{draw.randrange(4)}-{1 + draw.randrange(12):02}-{1 + draw.randrange(28):02}",
            str(1 + draw.randrange(5)), f"{draw.randrange(100, 90000) / 100:.2f}",
            f"{draw.randrange(50, 40000) / 100:.2f}",
        )
        for i in range(count)
    ]  # fmt: skip


HEADINGS = "order number,customer,date,quantity,amount,cost"


def bare(rows: list[tuple[str, ...]]) -> Bare:
    """The same orders by hand-made SQL, for customers that are there."""
    moment = "2024-01-01 00:00:00"
    numbers = sorted({row[1] for row in rows})
    ids = {number: i for i, number in enumerate(numbers, 1)}
    persons = [(i, moment, moment, n, n, *[""] * 13) for n, i in ids.items()]
    placed = [
        (
            moment,
            r[0],
            f"{r[2]} 00:00:00",
            "completed",
            r[4],
            r[5],
            "0",
            "0",
            r[3],
            "EUR",
            "",
            "",
            ids[r[1]],
        )
        for r in rows
    ]
    columns = (
        "id created_at updated_at external_id name given_name family_name email phone city "
        "postal_code country street region language preferred_channel source job_title"
    )
    bare_insert(("people_person", columns, persons))
    return bare_insert(
        (
            "orders_order",
            (
                "created_at external_id ordered_at status amount cost discount returned quantity "
                "currency channel product_name person_id"
            ),
            placed,
        )
    )


def main() -> None:
    options = main_options(__doc__ or "", rows=100_000)
    rows = orders(options.rows)
    with fresh_home():
        plain = bare(rows)
    with fresh_home() as home:
        file, known = home / "orders.csv", home / "people.csv"
        file.write_text("\n".join([HEADINGS, *map(",".join, rows)]) + "\n", encoding="utf-8")
        numbers = sorted({row[1] for row in rows})
        known.write_text("\n".join(["number", *numbers]) + "\n", encoding="utf-8")
        run_import("people", known)
        first = run_import("orders", file)
        again = run_import("orders", file)
    with fresh_home() as home:
        file = home / "orders.csv"
        file.write_text("\n".join([HEADINGS, *map(",".join, rows)]) + "\n", encoding="utf-8")
        making = run_import("orders", file)
    tell(
        Result(
            "import_orders", options.rows, first, plain,
            {
                "with_new_customers_rows_per_second": round(options.rows / making.seconds),
                "again_rows_per_second": round(options.rows / again.seconds),
            },
        ),
        options,
    )  # fmt: skip


if __name__ == "__main__":
    main()
