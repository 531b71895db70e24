#!/usr/bin/env bash
# The rules of ARCHITECTURE.md that a compiler does not check. Prints each breach; fails when there is one.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

CORE="src/engines src/models src/workspace src/exchange src/jobs src/charts src/i18n"
LINES_AT_MOST=500
breaches=0

# breach SENTENCE, then the places on standard input; nothing on it is no breach.
breach() {
  local places
  places=$(cat)
  [ -n "$places" ] || return 0
  printf '%s\n%s\n\n' "$1" "$places"
  breaches=$((breaches + 1))
}

found() { grep -rnE --include='*.rs' "$@" || true; }

# A line of documentation may name what a line of code may not use.
code_only() { grep -vE '^[^:]+:[0-9]+:[[:space:]]*//' || true; }

breach "The core imports no browser crate:" \
  < <(found '\b(leptos|web_sys|js_sys|wasm_bindgen|gloo_[a-z]+)::' $CORE | code_only)
breach "The core reads no clock and draws no unseeded chance:" \
  < <(found '\b(SystemTime|Instant)::|\b(thread_rng|from_os_rng|from_entropy|OsRng)\b|\brand::(rng|random)\b' $CORE | code_only)
breach "Engines take exp, ln, pow and powers from libm, so that native and wasm agree to the last bit:" \
  < <(found '\.(exp|exp2|exp_m1|ln|ln_1p|log|log2|log10|powf|sin|cos|tan|cbrt|tanh)\(|f64::(exp|ln|powf|log10|log2)\b' \
    --exclude=tests.rs src/engines | code_only)
breach "Engines and models know nothing of the page:" \
  < <(found 'crate::(ui)\b' $CORE | code_only)
breach "The worker fetches nothing and makes no code of strings:" \
  < <(grep -nE '\b(fetch|importScripts|eval|Function|XMLHttpRequest|WebSocket)\(' src/bin/worker.rs public/worker.js || true)
breach "Text never becomes markup:" \
  < <(found 'inner_html|set_inner_html|insert_adjacent_html' src | code_only)
breach "No file has more than $LINES_AT_MOST lines:" \
  < <(find src tests scripts e2e benches public style -type f \
    \( -name '*.rs' -o -name '*.mjs' -o -name '*.js' -o -name '*.sh' -o -name '*.css' \) -not -path '*/node_modules/*' -not -path '*/target/*' \
    -exec awk -v most=$LINES_AT_MOST 'END { if (NR > most) print FILENAME ": " NR }' {} \;)
breach "Every Rust file opens by saying what it is for (//!):" \
  < <(find src tests -name '*.rs' -not -path '*/target/*' -exec sh -c 'head -n 1 "$1" | grep -q "^//!" || echo "$1"' _ {} \;)
breach "The versions in scripts/versions.sh, Trunk.toml and Cargo.toml agree:" \
  < <(
    . scripts/versions.sh
    grep -q "^wasm-bindgen = { version = \"=$WASM_BINDGEN_VERSION\"" Cargo.toml || echo "Cargo.toml: wasm-bindgen"
    grep -q "^wasm_bindgen = \"$WASM_BINDGEN_VERSION\"" Trunk.toml || echo "Trunk.toml: wasm_bindgen"
    grep -q "^wasm_opt = \"version_$BINARYEN_VERSION\"" Trunk.toml || echo "Trunk.toml: wasm_opt"
    grep -q "^rust-version = \"$RUST_MINIMUM\"" Cargo.toml || echo "Cargo.toml: rust-version"
  )

[ "$breaches" -eq 0 ] || { echo "$breaches rule(s) broken." >&2 && exit 1; }
echo "All rules hold."
