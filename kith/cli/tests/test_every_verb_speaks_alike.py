import json
from datetime import date, datetime
from decimal import Decimal

import click
import pytest

from kith.cli import main as door
from kith.cli.output import Failed, plain
from kith.cli.verbs import DAY, verb
from kith.foundation.errors import InvalidInput


@verb(django=False, text=lambda data: f"sum {data['sum']}")
@click.argument("numbers", nargs=-1, type=int)
@click.option("--as-of", type=DAY)
@click.option("--break", "way")
def command(numbers, as_of, way):
    """Add numbers."""
    if way == "input":
        raise InvalidInput("Too many.", field="numbers", value=numbers, remedy="Give fewer.")
    if way == "failed":
        raise Failed("No power.")
    if way == "bug":
        raise RuntimeError("oh")
    return {"sum": sum(numbers), "as_of": as_of}


@pytest.fixture(autouse=True)
def _one_verb(monkeypatch):
    monkeypatch.setattr(door, "VERBS", {"add": (__name__, "Add numbers.")})


def call(capsys, *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as leaving:
        door.main(list(arguments))
    captured = capsys.readouterr()
    return int(leaving.value.code or 0), captured.out, captured.err


def test_a_result_is_text_for_a_person(capsys):
    assert call(capsys, "add", "1", "2") == (0, "sum 3\n", "")


def test_a_result_is_json_alone_on_standard_output(capsys):
    status, out, err = call(capsys, "add", "1", "2", "--as-of", "2026-02-03", "--format", "json")
    assert (status, err) == (0, "")
    assert json.loads(out) == {"sum": 3, "as_of": "2026-02-03"}


@pytest.mark.parametrize(
    "arguments",
    [("add", "one"), ("nothing",), ("add", "--as-of", "3.2.2026"), ("add", "--break", "input")],
)
def test_bad_usage_or_input_ends_with_two(capsys, arguments):
    status, out, err = call(capsys, *arguments)
    assert (status, out) == (2, "")
    assert err
    status, out, err = call(capsys, *arguments, "--format=json")
    assert (status, err) == (2, "")
    assert json.loads(out)["error"]["message"]


def test_bad_input_names_field_value_and_remedy(capsys):
    _status, out, _err = call(capsys, "add", "4", "--break", "input", "--format", "json")
    error = json.loads(out)["error"]
    assert (error["field"], error["remedy"]) == ("numbers", "Give fewer.")


@pytest.mark.parametrize("way", ["failed", "bug"])
def test_what_cannot_be_carried_out_ends_with_one(capsys, way):
    status, out, _err = call(capsys, "add", "--break", way, "--format", "json")
    assert status == 1
    assert json.loads(out)["error"]["message"]


def test_help_of_the_door_imports_no_verb(capsys, monkeypatch):
    monkeypatch.setattr(door, "VERBS", {"add": ("kith.no.such.module", "Add numbers.")})
    status, out, _err = call(capsys, "--help")
    assert status == 0
    assert "Add numbers." in out


def test_every_kind_of_value_has_a_form_in_json():
    assert plain(
        {
            "money": Decimal("1.50"),
            "nan": float("nan"),
            "day": date(2026, 1, 2),
            "moment": datetime(2026, 1, 2, 3, 4),  # noqa: DTZ001
            1: ("a", {"b"}),
        }
    ) == {
        "money": 1.5,
        "nan": None,
        "day": "2026-01-02",
        "moment": "2026-01-02T03:04:00",
        "1": ["a", ["b"]],
    }
