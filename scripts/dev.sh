#!/usr/bin/env bash
# Rebuilds an unoptimised page at every change and serves it; reload the page by hand.
# It goes to dist-dev/, so that dist/ is always the built, optimised page.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$LOUDOU_ROOT"
loudou_use_tools
loudou_split_page dev
exec trunk serve --dist dist-dev "$@"
