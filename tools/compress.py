"""Leaves a gzipped copy beside each text file of a folder; the web serves it where it is wanted."""

import gzip
import sys
from pathlib import Path

TEXTS = {".css", ".js", ".svg", ".json", ".map", ".html"}


def main() -> None:
    """Compress what gains by it; the copies are the same on every build."""
    for file in sorted(Path(sys.argv[1]).rglob("*")):
        if file.suffix in TEXTS and file.stat().st_size > 200:
            packed = gzip.compress(file.read_bytes(), 9, mtime=0)
            file.with_name(file.name + ".gz").write_bytes(packed)


if __name__ == "__main__":
    main()
