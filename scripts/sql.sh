#!/usr/bin/env bash
# Runs the exported SQL in DuckDB, Spark and, where it is installed, PostgreSQL, on a million generated leads, and
# compares every row with the app's own. About three minutes on 2 cores. Exits with 77 where it could not run it in
# both DuckDB and Spark.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
. "$LOUDOU_ROOT/scripts/setup/debian.sh"
. "$LOUDOU_ROOT/scripts/setup/databases.sh"
cd "$LOUDOU_ROOT"

not_run() { printf '\n!!! THE EXPORTED SQL WAS NOT RUN %s. Run: make setup\n\n' "$*" >&2; }

if [ ! -f "$DATABASES_ROOT/.done" ]; then
  not_run "AT ALL: DuckDB and Spark are not installed"
  exit 77
fi
cases=$(mktemp -d)
trap 'rm -rf "$cases"' EXIT
cargo run --locked --quiet --no-default-features --example sql_cases -- "$cases" --rows "${ROWS:-1000000}"
if JAVA_HOME=$(java_home); then
  export JAVA_HOME SPARK_LOCAL_IP=127.0.0.1
  "$DATABASES_ROOT/bin/python" tests/sql/run.py "$cases"
else
  "$DATABASES_ROOT/bin/python" tests/sql/run.py "$cases" --without-spark
  not_run "IN SPARK: there is no Java 17 or 21"
  exit 77
fi
