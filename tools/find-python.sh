#!/bin/sh
# Prints the newest Python from 3.11 on that is installed here, or says what to do.
for name in python3.13 python3.12 python3.11 python3 python; do
  if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
    "$name" -c 'import sys; print(sys.executable)'
    exit 0
  fi
done
echo "Kith needs Python 3.11 or newer, and none was found on this machine." >&2
echo "Install one (Debian: apt-get install python3 python3-venv) and run make again." >&2
exit 1
