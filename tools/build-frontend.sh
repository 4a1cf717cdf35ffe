#!/bin/sh
# Builds the front end into kith/web/static/dist, with compressed copies beside the files.
set -e
cd "$(dirname "$0")/.."
frontend=kith/web/frontend
[ -f "$frontend/package.json" ] || exit 0
echo "Building the front end …"
node_folder=$(tools/find-node.sh)
PATH="$node_folder:$PATH"
export PATH
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! (cd "$frontend" && npm install --no-audit --no-fund --no-progress --loglevel=error &&
  npm run --silent build) >"$log" 2>&1; then
  cat "$log" >&2
  echo "The front end could not be built." >&2
  exit 1
fi
# Whitenoise comes with the Python packages, which may still be on their way: gzip needs neither.
.venv/bin/python tools/compress.py kith/web/static/dist
