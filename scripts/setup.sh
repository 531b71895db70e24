#!/usr/bin/env bash
# Brings a machine to the point where the page builds and the tests run. Safe to run twice.
#
#   scripts/setup.sh          everything
#   scripts/setup.sh page     only what building and opening the page needs
#   scripts/setup.sh bench    everything, and what make bench measures against
#
# Needs cargo, a C compiler, Node.js and npm. Everything it makes goes into one folder outside the clone
# (LOUDOU_TOOLS, by default ~/.cache/loudou); deleting that folder undoes it.
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
for part in common debian wasm_std tools databases rivals; do . "$LOUDOU_ROOT/scripts/setup/$part.sh"; done

check_machine() {
  command -v cargo >/dev/null || fail "cargo is missing. Install Rust from https://rustup.rs, then run this again."
  command -v cc >/dev/null || fail "A C compiler is missing. On Debian: sudo apt-get install -y gcc libc6-dev"
  command -v node >/dev/null || fail "Node.js is missing. On Debian: sudo apt-get install -y nodejs npm"
  command -v npm >/dev/null || fail "npm is missing. On Debian: sudo apt-get install -y npm"
  local rust node
  rust=$(rustc --version | cut -d ' ' -f 2)
  node=$(node --version | tr -d v)
  at_least "$rust" "$RUST_MINIMUM" || fail "rustc is $rust, and at least $RUST_MINIMUM is needed. Run: rustup update stable"
  at_least "$node" "$NODE_MINIMUM" || fail "Node.js is $node, and at least $NODE_MINIMUM is needed."
  [ "$(df -Pk "$LOUDOU_TOOLS_ROOT" | awk 'NR == 2 { print $4 }')" -gt 3000000 ] ||
    fail "Less than 3 GB is free where $LOUDOU_TOOLS_ROOT lies. Set LOUDOU_TOOLS to a folder with more room."
}

page_ready() {
  { rustup_has_target || [ -n "$(fallback_sysroot_ready)" ]; } &&
    is_done "$LOUDOU_TOOLS_ROOT/trunk-$TRUNK_VERSION" &&
    is_done "$LOUDOU_TOOLS_ROOT/wasm-bindgen-cli-$WASM_BINDGEN_VERSION" &&
    is_done "$LOUDOU_TOOLS_ROOT/wasm_split_cli_support-$WASM_SPLIT_VERSION" &&
    is_done "$LOUDOU_TOOLS_ROOT/binaryen-$BINARYEN_VERSION"
}

# The two things that wait for the network or a package manager run beside the compiling.
install_page_tools() {
  local beside
  (
    ordinary_target || install_fallback_target
    install_binaryen
  ) &
  beside=$!
  trap 'kill "$beside" 2>/dev/null || true' EXIT
  install_wasm_bindgen
  install_wasm_split
  install_trunk
  wait "$beside" || exit 1
  trap - EXIT
}

has_browser_font() { ! command -v fc-list >/dev/null 2>&1 || [ -n "$(fc-list :lang=zh 2>/dev/null | head -n 1)" ]; }

# Only where a browser is missing: a person's own Chrome or Firefox serves as well. The tests take half the time in
# Chromium's headless shell; what is measured is measured in the whole browser.
install_browsers() {
  local wanted=()
  if [ "$scope" = bench ]; then
    first_command chromium chromium-browser google-chrome >/dev/null || wanted+=(chromium)
  else
    first_command chromium-headless-shell chromium chromium-browser google-chrome >/dev/null || wanted+=("chromium-headless-shell|chromium")
  fi
  first_command firefox-esr firefox >/dev/null || wanted+=(firefox-esr)
  has_browser_font || wanted+=(fonts-noto-cjk)
  # Computes the formulas of exported workbooks; what needs it does without where it cannot be had.
  ! is_debian || first_command soffice libreoffice >/dev/null || wanted+=(libreoffice-calc-nogui)
  [ ${#wanted[@]} -eq 0 ] && return 0
  is_debian || fail "The browser tests need these, which are missing: ${wanted[*]//|/ or }"
  install_packages "${wanted[@]}"
}

install_test_tools() {
  local beside
  (
    install_browsers
    install_node_modules
    install_databases
  ) &
  beside=$!
  trap 'kill "$beside" 2>/dev/null || true' EXIT
  install_cargo_deny
  install_geckodriver
  wait "$beside" || exit 1
  trap - EXIT
}

# Written last and whole: that it is there means that the page can be built.
write_env() {
  local file="$LOUDOU_ENV_DIR/env.sh" sysroot path
  mkdir -p "$LOUDOU_ENV_DIR"
  path="$LOUDOU_TOOLS_ROOT/trunk-$TRUNK_VERSION/bin:$LOUDOU_TOOLS_ROOT/wasm-bindgen-cli-$WASM_BINDGEN_VERSION/bin"
  path="$path:$LOUDOU_TOOLS_ROOT/wasm_split_cli_support-$WASM_SPLIT_VERSION/bin"
  path="$path:$LOUDOU_TOOLS_ROOT/binaryen-$BINARYEN_VERSION/node_modules/.bin"
  path="$path:$LOUDOU_TOOLS_ROOT/cargo-deny-$CARGO_DENY_VERSION/bin:$LOUDOU_TOOLS_ROOT/geckodriver-$GECKODRIVER_VERSION/bin"
  {
    echo "# Written by scripts/setup.sh. For wasm builds; native builds need only plain cargo."
    echo "export PATH=\"$path:\$PATH\""
    if ! rustup_has_target; then
      sysroot=$(fallback_sysroot_ready)
      echo "export RUSTC=\"$sysroot/bin/rustc\""
      echo "export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-$LLD_VERSION"
    fi
    if [ -f "$LOUDOU_ROOT/e2e/package-lock.json" ]; then
      echo "export LOUDOU_NODE_MODULES=\"$(node_modules_root)/node_modules\""
    fi
    echo "export LOUDOU_SKLEARN=\"$SKLEARN_ROOT\""
  } >"$file.new"
  mv "$file.new" "$file"
}

main() {
  local scope=${1:-all}
  case $scope in all | page | bench) ;; *) fail "Unknown word '$scope': say nothing, 'page' or 'bench'." ;; esac
  mkdir -p "$LOUDOU_TOOLS_ROOT"
  check_machine
  # Two set-ups at once would build everything twice on the same two cores.
  if command -v flock >/dev/null 2>&1; then
    exec 9>"$LOUDOU_TOOLS_ROOT/.lock"
    flock -n 9 || { say "Another set-up is running; waiting for it ..." && flock 9; }
  fi
  if ! page_ready; then
    say "Installing what builds the page into $LOUDOU_TOOLS_ROOT (about 8 minutes on 2 cores, once) ..."
    install_page_tools
  fi
  write_env
  if [ "$scope" != page ]; then
    is_done "$LOUDOU_TOOLS_ROOT/cargo-deny-$CARGO_DENY_VERSION" ||
      say "Installing what the tests need (about 4 minutes on 2 cores, once) ..."
    install_test_tools
    write_env
  fi
  [ "$scope" != bench ] || install_rivals
  rm -rf "$LOUDOU_TOOLS_ROOT/building"
  say "Set-up is complete ($SECONDS s). Tools: $LOUDOU_TOOLS_ROOT"
}

main "$@"
