#!/usr/bin/env bash
# Builds the page into dist/, optimised. Extra arguments go to trunk.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$LOUDOU_ROOT"
loudou_use_tools
loudou_split_page dist
start=$SECONDS
# Crates may be fetched here; trunk then builds with the network off.
host=$(rustc -vV | sed -n 's/^host: //p')
cargo fetch --quiet --locked --target wasm32-unknown-unknown --target "$host"
# The page is handed to others: it shall not carry the names of this machine's folders (panics name source files).
sources="${CARGO_HOME:-$HOME/.cargo}/registry/src"
# erase_components: views are erased at the edge of each component, which makes the page an eighth smaller.
export RUSTFLAGS="${RUSTFLAGS:-} --cfg erase_components --remap-path-prefix=$sources=crates --remap-path-prefix=$LOUDOU_ROOT=loudou"
# Page and worker are of one build or do not work together: a name made of all that the build reads.
LOUDOU_BUILD=$(find src public style index.html Cargo.toml Cargo.lock Trunk.toml scripts/*.mjs scripts/trunk scripts/versions.sh -type f | LC_ALL=C sort |
  xargs sha256sum | sha256sum | cut -c1-16)
export LOUDOU_BUILD
# The page of the build before is kept, one of it: the tests open with this build what that one saves.
previous="${CARGO_TARGET_DIR:-$LOUDOU_ROOT/target}/previous-dist"
if [ -f dist/index.html ] && ! grep -rqaF "$LOUDOU_BUILD" dist; then
  mkdir -p "$(dirname "$previous")"
  rm -rf "$previous"
  cp -R dist "$previous"
fi
trunk build --release "$@"
echo "Built dist/ in $((SECONDS - start)) s"
