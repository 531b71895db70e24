#!/usr/bin/env bash
# Builds benches/kernels.rs for the browser into the folder named.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$LOUDOU_ROOT"
loudou_use_tools
cargo build --quiet --locked --profile worker --target wasm32-unknown-unknown --no-default-features --features kernels --bin kernels
wasm-bindgen --target web --no-typescript --out-dir "$1" "${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown/worker/kernels.wasm"
wasm-opt -O3 "$1/kernels_bg.wasm" -o "$1/kernels_bg.wasm"
