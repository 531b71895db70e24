# The Rust standard library for wasm32-unknown-unknown.
#
# The ordinary way is `rustup target add`. Where rustup cannot fetch a target (behind a wall it hangs rather
# than fails, hence the time limit) the library is built once from Debian's compiler and its sources, into a
# private sysroot: links to the system's own files, the wasm libraries beside them. Nothing of the system
# is changed, and rustup's compiler stays the one for native builds.

WASM_TARGET=wasm32-unknown-unknown
LLD_VERSION=22 # of the Debian package; rust's own wasm linker is not part of rustc-web

# LOUDOU_WASM_STD=debian skips rustup, so that the second way can be tried where the first works.
rustup_has_target() {
  [ "${LOUDOU_WASM_STD:-}" != debian ] || return 1
  command -v rustup >/dev/null 2>&1 && rustup target list --installed 2>/dev/null | grep -qx "$WASM_TARGET"
}

# True when the target is there, or could be fetched within 20 seconds.
ordinary_target() {
  rustup_has_target && return 0
  [ "${LOUDOU_WASM_STD:-}" != debian ] && command -v rustup >/dev/null 2>&1 || return 1
  [ -z "$(fallback_sysroot_ready)" ] || return 1
  say "Asking rustup for the wasm target (at most 20 s) ..."
  limited 20 rustup target add "$WASM_TARGET" >/dev/null 2>&1
}

# limited SECONDS COMMAND...: `timeout` where it exists (macOS has none by default).
limited() {
  local seconds=$1
  shift
  if command -v timeout >/dev/null 2>&1; then timeout "$seconds" "$@"; else "$@"; fi
}

debian_rustc() { dpkg -L rustc-web 2>/dev/null | grep -x '.*/bin/rustc' | head -n 1; }

# The private sysroot of the compiler that is installed now; a new compiler gets a new one.
fallback_sysroot() {
  local version
  version=$(dpkg-query -W -f '${Version}' rustc-web 2>/dev/null) || return 1
  [ -n "$version" ] && echo "$LOUDOU_TOOLS_ROOT/wasm-std-$version"
}

fallback_sysroot_ready() {
  local sysroot
  is_debian && sysroot=$(fallback_sysroot) && is_done "$sysroot" && echo "$sysroot"
}

install_fallback_target() {
  local sysroot
  is_debian || fail "rustup could not fetch the $WASM_TARGET target. With a network that lets rustup fetch targets, run: rustup target add $WASM_TARGET"
  install_packages rustc-web rust-web-src "lld-$LLD_VERSION"
  sysroot=$(fallback_sysroot)
  is_done "$sysroot" && return 0
  say "Building the wasm standard library from Debian's sources (about 1 minute) ..."
  timed "wasm-std" build_wasm_std "$(debian_rustc)" "$sysroot"
}

# build_wasm_std RUSTC SYSROOT: an empty crate makes cargo build std; its libraries are what we keep.
build_wasm_std() {
  local rustc=$1 sysroot=$2 work="$2.building" system libraries
  rm -rf "$work" "$sysroot"
  mkdir -p "$work/empty/src"
  printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2024"\n[workspace]\n' >"$work/empty/Cargo.toml"
  printf '#![no_std]\n' >"$work/empty/src/lib.rs"
  # Without bitcode in the libraries, link-time optimisation has nothing to work on and fails.
  (cd "$work/empty" && RUSTC=$rustc RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes CARGO_TARGET_DIR="$work/target" \
    cargo build --release --target "$WASM_TARGET" -Zbuild-std=std,panic_abort,proc_macro,test) || return 1

  system=$("$rustc" --print sysroot)/lib/rustlib
  mkdir -p "$work/sysroot/lib/rustlib/$WASM_TARGET/lib" "$work/sysroot/bin"
  for entry in "$system"/*; do
    [ "$(basename "$entry")" = "$WASM_TARGET" ] || ln -s "$entry" "$work/sysroot/lib/rustlib/"
  done
  libraries="$work/target/$WASM_TARGET/release/deps"
  rm -f "$libraries"/libempty-*
  cp "$libraries"/*.rlib "$work/sysroot/lib/rustlib/$WASM_TARGET/lib/" || return 1
  printf '#!/bin/sh\n# The Debian compiler, looking for its libraries here.\nexec "%s" --sysroot "%s" "$@"\n' \
    "$rustc" "$sysroot" >"$work/sysroot/bin/rustc"
  chmod +x "$work/sysroot/bin/rustc"
  mv "$work/sysroot" "$sysroot" && rm -rf "$work" && mark_done "$sysroot"
}
