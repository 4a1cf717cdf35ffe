"""Makes `kith` importable and callable in the environment that runs this file, without a build."""

import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMAND = """#!{python}
import sys

sys.path.insert(0, {root!r})
from kith.cli.main import main

main()
"""


def main() -> None:
    """Write `kith.pth` and the command."""
    (Path(sysconfig.get_path("purelib")) / "kith.pth").write_text(f"{ROOT}\n")
    command = Path(sysconfig.get_path("scripts")) / "kith"
    command.write_text(COMMAND.format(python=sys.executable, root=str(ROOT)))
    command.chmod(0o755)


if __name__ == "__main__":
    main()
