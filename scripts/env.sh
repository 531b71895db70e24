# Finds the tools folder of this checkout. Source it; it defines functions and runs nothing heavy.
#
#   . scripts/env.sh
#   loudou_use_tools          PATH and the wasm compiler, or a sentence and a failure
#   loudou_split_page NAME    what a build of the page needs besides

# Where this checkout is, whatever the caller's folder.
LOUDOU_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$LOUDOU_ROOT/scripts/versions.sh"

# Tools live outside the clone, so that a fresh clone on the same machine finds them.
LOUDOU_TOOLS_ROOT=${LOUDOU_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/loudou}
LOUDOU_ENV_DIR="$LOUDOU_TOOLS_ROOT/trunk-$TRUNK_VERSION-bindgen-$WASM_BINDGEN_VERSION-split-$WASM_SPLIT_VERSION-binaryen-$BINARYEN_VERSION"

loudou_use_tools() {
  if [ ! -f "$LOUDOU_ENV_DIR/env.sh" ]; then
    echo "The build tools are not there yet. Run: make setup" >&2
    return 1
  fi
  . "$LOUDOU_ENV_DIR/env.sh"
}

# For a build of the page into a folder of this name: trunk meets scripts/trunk/wasm-bindgen first, and the linker keeps what that needs to cut the
# program into parts.
loudou_split_page() {
  export LOUDOU_PARTS="${CARGO_TARGET_DIR:-$LOUDOU_ROOT/target}/parts-$1"
  LOUDOU_WASM_BINDGEN=$(command -v wasm-bindgen)
  export LOUDOU_WASM_BINDGEN
  export PATH="$LOUDOU_ROOT/scripts/trunk:$PATH"
  export RUSTFLAGS="${RUSTFLAGS:-} -C link-arg=--emit-relocs"
}
