# The programs: trunk, wasm-bindgen, wasm-split, wasm-opt for the page; cargo-deny, geckodriver and the browser
# libraries for the tests. Each in a folder named by its version.

# cargo_tool CRATE VERSION FLAGS...: debug profile without debug info, a little optimised: these programs run for
# seconds, so what counts is how fast they compile. One shared target folder lets later tools reuse crates.
cargo_tool() {
  local crate=$1 version=$2 root="$LOUDOU_TOOLS_ROOT/$1-$2"
  shift 2
  is_done "$root" && return 0
  timed "$crate-$version" env -u RUSTC -u RUSTFLAGS CARGO_TARGET_DIR="$LOUDOU_TOOLS_ROOT/building" \
    CARGO_PROFILE_DEV_DEBUG=0 CARGO_PROFILE_DEV_INCREMENTAL=false "$@" \
    cargo install --quiet --debug --root "$root" --version "=$version" "$crate" ${CARGO_FLAGS:-}
  mark_done "$root"
}

# No TLS and no update check in trunk: it finds every tool on PATH and downloads nothing.
install_trunk() { CARGO_FLAGS="--locked --no-default-features" cargo_tool trunk "$TRUNK_VERSION"; }

# Without --locked: the lock file it is published with names crate versions some registries no longer serve.
# Optimised a little, because it runs at every build.
install_wasm_bindgen() {
  CARGO_FLAGS="--no-default-features" cargo_tool wasm-bindgen-cli "$WASM_BINDGEN_VERSION" CARGO_PROFILE_DEV_OPT_LEVEL=1
}

# Optimised for the same reason.
install_wasm_split() {
  CARGO_FLAGS="--locked --features build-binary" \
    cargo_tool wasm_split_cli_support "$WASM_SPLIT_VERSION" CARGO_PROFILE_DEV_OPT_LEVEL=1
}

install_cargo_deny() { CARGO_FLAGS="--locked --no-default-features" cargo_tool cargo-deny "$CARGO_DENY_VERSION"; }

install_geckodriver() { CARGO_FLAGS="--locked" cargo_tool geckodriver "$GECKODRIVER_VERSION"; }

install_binaryen() {
  local root="$LOUDOU_TOOLS_ROOT/binaryen-$BINARYEN_VERSION"
  is_done "$root" && return 0
  mkdir -p "$root"
  timed "binaryen-$BINARYEN_VERSION" npm install --silent --no-audit --no-fund --no-save --prefix "$root" \
    "binaryen@$BINARYEN_VERSION"
  mark_done "$root"
}

# The libraries of the browser tests and benchmarks, as e2e/package-lock.json pins them.
node_modules_root() {
  echo "$LOUDOU_TOOLS_ROOT/e2e-$(cksum <"$LOUDOU_ROOT/e2e/package-lock.json" | tr -d ' ')"
}

install_node_modules() {
  local root
  root=$(node_modules_root)
  is_done "$root" && return 0
  mkdir -p "$root"
  cp "$LOUDOU_ROOT/e2e/package.json" "$LOUDOU_ROOT/e2e/package-lock.json" "$root/"
  timed "browser-test-libraries" npm ci --silent --no-audit --no-fund --ignore-scripts --prefix "$root"
  mark_done "$root"
}
