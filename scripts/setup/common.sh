# Helpers of scripts/setup.sh: speaking, failing with a helpful sentence, timing, stamps.

say() { printf '%s\n' "$*"; }

# fail SENTENCE...: the sentence is all a reader gets, so it says what to do.
fail() {
  printf '\nSet-up stopped. %s\n' "$*" >&2
  exit 1
}

# A tool's folder carries its version in its name and a stamp once it is whole:
# an interrupted install leaves no stamp and is done again.
is_done() { [ -f "$1/.done" ]; }
mark_done() { : >"$1/.done"; }

# timed WHAT COMMAND...: runs quietly, keeps the log, tells the seconds, shows the log's end on failure.
timed() {
  local what=$1 log start=$SECONDS
  shift
  log="$LOUDOU_TOOLS_ROOT/logs/${what//[^A-Za-z0-9._-]/-}.log"
  mkdir -p "$LOUDOU_TOOLS_ROOT/logs"
  if "$@" >"$log" 2>&1; then
    say "  $what: $((SECONDS - start)) s"
  else
    tail -n 25 "$log" >&2
    fail "$what did not install (the end of its log is above, all of it in $log). Running the script again goes on from here."
  fi
}

# at_least FOUND WANTED: compares dotted versions.
at_least() {
  [ "$(printf '%s\n%s\n' "$2" "$1" | sort -t. -k1,1n -k2,2n -k3,3n | head -n 1)" = "$2" ]
}

# first_command NAME...: the first of the names that is an installed program.
first_command() {
  local name
  for name in "$@"; do
    if command -v "$name" 2>/dev/null; then return 0; fi
  done
  return 1
}
