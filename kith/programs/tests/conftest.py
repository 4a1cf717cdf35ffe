"""A state folder of its own for every test, and a small firm where one is asked for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kith.analytical.warehouse.connection import close_published


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """KITH_HOME, empty."""
    monkeypatch.setenv("KITH_HOME", str(tmp_path))
    yield tmp_path
    close_published()
