#!/usr/bin/env bash
# Mutation testing of the engines that everything rests on: changes them one small thing at a time and looks whether a
# test notices. Each engine is a run of its own, at most half an hour on 2 cores.
#
#   scripts/mutants.sh                  scorecard, then stats
#   scripts/mutants.sh stats            one of them
#   scripts/mutants.sh stats wilson.rs  one file
#   scripts/mutants.sh stats "**" --re 'in middle'   what else cargo-mutants takes
#
# An engine is copied into a crate of its own, so that a change compiles in a second or two; what else it stands on, and
# the template some of its tests score with, come from the whole app, unchanged. What is missed is named at the end; lists
# and logs stay in the tools folder. Installs cargo-mutants there the first time (about three minutes).
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
. "$LOUDOU_ROOT/scripts/setup/common.sh"
cd "$LOUDOU_ROOT"

ALL_ENGINES="scorecard stats"
WORK="$LOUDOU_TOOLS_ROOT/mutants"
TOOL="$LOUDOU_TOOLS_ROOT/cargo-mutants-$CARGO_MUTANTS_VERSION"

install_tool() {
  is_done "$TOOL" && return 0
  timed "cargo-mutants-$CARGO_MUTANTS_VERSION" env -u RUSTC -u RUSTFLAGS CARGO_TARGET_DIR="$LOUDOU_TOOLS_ROOT/building" \
    cargo install --quiet --debug --locked --root "$TOOL" --version "=$CARGO_MUTANTS_VERSION" cargo-mutants
  mark_done "$TOOL"
}

# The dependencies of the engines, as Cargo.toml names them.
dependencies() {
  awk -v wanted="$1" '
    /^\[/ { section = $0 }
    section == wanted && /^(libm|proptest|rand|rand_chacha|serde|serde_json|xxhash-rust) / { print }
  ' Cargo.toml
}

# make_crate ENGINE: nothing but the engine and what it stands on.
make_crate() {
  local engine=$1 crate="$WORK/$1/crate" beside oracle
  case $engine in
    scorecard) beside=value oracle=scorecard_oracle ;;
    stats) beside=pace oracle=stats_oracles ;;
  esac
  rm -rf "$crate"
  mkdir -p "$crate/src/engines" "$crate/tests/oracles"
  cp -r "src/engines/$engine" "src/engines/$beside.rs" "$crate/src/engines/"
  cp "tests/$oracle.rs" "$crate/tests/oracle.rs"
  cp tests/oracles/*.json "$crate/tests/oracles/"
  cp Cargo.lock "$crate/"
  cat >"$crate/Cargo.toml" <<END
[package]
name = "loudou"
version = "0.0.0"
edition = "2024"

[dev-dependencies]
$(dependencies "[dev-dependencies]")

[dependencies]
$(dependencies "[dependencies]")
END
  [ "$engine" != scorecard ] ||
    echo "whole = { package = \"loudou\", path = \"$LOUDOU_ROOT\", default-features = false }" >>"$crate/Cargo.toml"
  printf '\n[profile.dev]\ndebug = false\n\n[workspace]\n' >>"$crate/Cargo.toml"
  cat >"$crate/src/lib.rs" <<END
//! The engine by itself.
pub mod engines {
    pub mod $engine;
    pub mod $beside;
$([ "$engine" != scorecard ] || echo "    pub use ::whole::engines::{stats, whole};")
}
END
  [ "$engine" != scorecard ] || cat >>"$crate/src/lib.rs" <<'END'

#[cfg(test)]
pub mod models {
    pub mod lead_tiering {
        pub mod template {
            /// The template of the whole app, as this crate's own type.
            pub fn scorecard() -> crate::engines::scorecard::Scorecard {
                let template = whole::models::lead_tiering::template::scorecard();
                serde_json::from_value(serde_json::to_value(template).unwrap()).unwrap()
            }
        }
    }
}
END
}

# mutate ENGINE FILE FLAGS...: cargo-mutants ends with 2 where changes were missed and with 3 where one ran for ever. Both are
# told and are no failure of the run.
mutate() {
  local engine=$1 file=${2:-**} result=0
  shift $(($# < 2 ? $# : 2))
  printf '\n== %s\n' "$engine"
  make_crate "$engine"
  # Kept between runs, so that the dependencies are built once.
  CARGO_TARGET_DIR="$WORK/$engine/target" "$TOOL/bin/cargo-mutants" mutants --dir "$WORK/$engine/crate" --output "$WORK/$engine" --jobs 1 --no-shuffle \
    --file "src/engines/$engine/$file" --timeout 60 --build-timeout 180 --colors never --cap-lints true "$@" \
    -- --lib --tests || result=$?
  [ "$result" -eq 0 ] || [ "$result" -eq 2 ] || [ "$result" -eq 3 ] || return "$result"
}

case " $ALL_ENGINES " in
  *" ${1:-stats} "*) ;;
  *) echo "There is no engine '$1' to mutate; there are: $ALL_ENGINES" >&2 && exit 2 ;;
esac
mkdir -p "$WORK"
install_tool
if [ $# -gt 0 ]; then
  mutate "$@"
else
  for engine in $ALL_ENGINES; do mutate "$engine"; done
fi
printf '\nThe lists of caught and missed changes: %s/*/mutants.out\n' "$WORK"
