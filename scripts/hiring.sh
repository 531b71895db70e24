#!/usr/bin/env bash
# Compares the app's plans of hires with those of HiGHS (scipy) on 200 random cases and prints a table of time and total.
# About a minute on 2 cores, and half a minute more the first time, for scipy. Exits with 77 where scipy cannot be had.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
. "$LOUDOU_ROOT/scripts/setup/common.sh"
. "$LOUDOU_ROOT/scripts/setup/debian.sh"
. "$LOUDOU_ROOT/scripts/setup/databases.sh"
cd "$LOUDOU_ROOT"

SCIPY_ROOT="$LOUDOU_TOOLS_ROOT/scipy-$SCIPY_VERSION"

make_scipy() {
  rm -rf "$SCIPY_ROOT"
  install_python && python3 -m venv "$SCIPY_ROOT" &&
    "$SCIPY_ROOT/bin/python" -m pip install --quiet "scipy==$SCIPY_VERSION" && touch "$SCIPY_ROOT/.done"
}

if [ ! -f "$SCIPY_ROOT/.done" ] && ! make_scipy; then
  printf '\n!!! THE PLANS OF HIRES WERE NOT COMPARED: scipy could not be installed\n\n' >&2
  exit 77
fi
program=$(cargo build --locked --quiet --no-default-features --example hiring --message-format=json |
  sed -n 's/.*"executable":"\([^"]*\/hiring\)".*/\1/p' | tail -n 1)
"$SCIPY_ROOT/bin/python" tests/hiring/run.py "$program" "$@"
