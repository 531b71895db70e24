#!/usr/bin/env bash
# Runs a command with the tools of scripts/setup.sh on PATH and plain cargo for native code.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$LOUDOU_ROOT"
loudou_use_tools
unset RUSTC
exec "$@"
