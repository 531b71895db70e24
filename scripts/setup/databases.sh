# The databases the exported SQL is checked in: DuckDB and Spark from Python packages in a folder of their own, and the
# Java that Spark runs on. Where Python or Java is not to be had, the check is left out, and says so.

DATABASES_ROOT="$LOUDOU_TOOLS_ROOT/databases-duckdb-$DUCKDB_VERSION-pyspark-$PYSPARK_VERSION"

# A Java that this Spark runs on: 17 or 21.
java_home() {
  local home java
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/java-17-* /usr/lib/jvm/java-21-*; do
    if [ -n "$home" ] && runs_spark "$home/bin/java"; then echo "$home" && return 0; fi
  done
  java=$(command -v java) && runs_spark "$java" || return 1
  "$java" -XshowSettings:properties -version 2>&1 | awk '$1 == "java.home" { print $3 }'
}

runs_spark() { [ -x "$1" ] && "$1" -version 2>&1 | head -n 1 | grep -qE '"(17|21)\.'; }

install_java() {
  local name
  java_home >/dev/null && return 0
  is_debian || return 1
  for name in openjdk-17-jre-headless openjdk-21-jre-headless; do
    if apt-cache show "$name" >/dev/null 2>&1; then (install_packages "$name") && return 0; fi
  done
  return 1
}

# python3 with its venv module, which Debian keeps in a package of its own.
install_python() {
  has_venv && return 0
  is_debian && (install_packages python3 python3-venv) && has_venv
}

has_venv() { command -v python3 >/dev/null 2>&1 && python3 -c 'import ensurepip, venv' 2>/dev/null; }

make_databases() {
  rm -rf "$DATABASES_ROOT"
  python3 -m venv "$DATABASES_ROOT" &&
    "$DATABASES_ROOT/bin/python" -m pip install --quiet "duckdb==$DUCKDB_VERSION" "pyspark==$PYSPARK_VERSION"
}

# Never stops the set-up: all else can be tested without.
install_databases() {
  install_java || say "  Java 17 or 21 is not to be had here: the exported SQL will not be run in Spark."
  is_done "$DATABASES_ROOT" && return 0
  install_python || { say "  Python with its venv module is not to be had here: the exported SQL will not be run at all." && return 0; }
  if (timed "databases" make_databases); then
    mark_done "$DATABASES_ROOT"
  else
    say "  DuckDB and Spark could not be installed: the exported SQL will not be run at all."
  fi
}
