#!/usr/bin/env bash
# Fuzzes everything that reads bytes from outside, each target for so many seconds; stops at the first failure.
#
#   scripts/fuzz.sh              60 seconds each
#   scripts/fuzz.sh 300 link csv 300 seconds each of these
#
# Needs cargo-fuzz (`cargo install cargo-fuzz --locked`, about two minutes) and a nightly compiler, or a stable one
# told to act as one. What is met on the way stays in the tools folder; what fails is named at the end: put it into
# tests/fuzz/corpus/TARGET/, where `cargo test` runs it ever after.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$LOUDOU_ROOT"

ALL_TARGETS="csv xlsx file block link"
MEGABYTES_AT_MOST=2048

seconds=${1:-60}
[ $# -eq 0 ] || shift
case "$seconds" in
  *[!0-9]* | "") echo "How many seconds each? For example: scripts/fuzz.sh 60" >&2 && exit 2 ;;
esac
if ! command -v cargo-fuzz >/dev/null; then
  echo "cargo-fuzz is missing. Run: cargo install cargo-fuzz --locked" >&2
  exit 1
fi
if cargo +nightly --version >/dev/null 2>&1; then
  toolchain=+nightly
else
  toolchain=
  export RUSTC_BOOTSTRAP=1
fi

for target in ${*:-$ALL_TARGETS}; do
  met="$LOUDOU_TOOLS_ROOT/fuzz/$target"
  mkdir -p "$met"
  printf '\n== %s, %s s\n' "$target" "$seconds"
  # shellcheck disable=SC2086 # no toolchain is no word
  cargo $toolchain fuzz run --fuzz-dir tests/fuzz --target-dir "$LOUDOU_TOOLS_ROOT/fuzz/target" "$target" "$met" "tests/fuzz/corpus/$target" -- \
    -max_total_time="$seconds" -rss_limit_mb="$MEGABYTES_AT_MOST" -timeout=10 -print_final_stats=1
done
