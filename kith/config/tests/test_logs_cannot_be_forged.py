import json
import logging

from kith.config.logs import JsonLines, escape_controls


def line_of(message: str, *args: object, **extra: object) -> str:
    record = logging.makeLogRecord({"name": "kith", "msg": message, "args": args, **extra})
    return JsonLines().format(record)


def test_a_line_break_in_a_text_stays_in_its_line():
    line = line_of("Not Found: %s", '/a\r\n{"event": "forged"}')
    assert "\n" not in line
    assert "\r" not in line
    assert json.loads(line)["event"].endswith('{"event": "forged"}')


def test_signs_that_steer_a_terminal_are_escaped():
    line = line_of("agent", agent="\x1b[31mred\x9b0m\u202eabc\u2028")
    assert line.isprintable()
    assert json.loads(line)["agent"] == "\x1b[31mred\x9b0m\u202eabc\u2028"


def test_every_script_stays_readable():
    assert "سلام" in line_of("سلام")


def test_an_escape_names_the_character():
    assert escape_controls("a\x07b") == "a\\u0007b"
