# What `make bench` measures against outside the browser: scikit-learn, from a Python package in a folder of its own.
# Where Python is not to be had, the row is left out, and the benchmark says so.

SKLEARN_ROOT="$LOUDOU_TOOLS_ROOT/scikit-learn-$SKLEARN_VERSION"

make_sklearn() {
  rm -rf "$SKLEARN_ROOT"
  python3 -m venv "$SKLEARN_ROOT" && "$SKLEARN_ROOT/bin/python" -m pip install --quiet "scikit-learn==$SKLEARN_VERSION"
}

# Never stops the set-up: all else can be measured without.
install_rivals() {
  is_done "$SKLEARN_ROOT" && return 0
  install_python || { say "  Python with its venv module is not to be had here: scikit-learn will not be measured." && return 0; }
  if (timed "scikit-learn" make_sklearn); then
    mark_done "$SKLEARN_ROOT"
  else
    say "  scikit-learn could not be installed: it will not be measured."
  fi
}
