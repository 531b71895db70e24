"""Runs the exported queries in real databases and compares every row with what the app itself made of it.

    python tests/sql/run.py FOLDER [--without-spark]

FOLDER is what `cargo run --example sql_cases -- FOLDER` wrote. DuckDB and Spark run every case. PostgreSQL runs the
cases of up to 100 000 leads where its server is installed. A score may differ by 1e-9, nothing else may.
"""

import glob
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

import duckdb

SHAPE = {
    "id": "VARCHAR",
    "score": "DOUBLE",
    "score_min": "DOUBLE",
    "score_max": "DOUBLE",
    "coverage": "DOUBLE",
    "tier": "VARCHAR",
    "tier_best": "VARCHAR",
    "tier_worst": "VARCHAR",
    "mid_high": "BOOLEAN",
    "disqualified": "VARCHAR",
}
NUMBERS = ["score", "score_min", "score_max", "coverage"]
EXACT = ["tier", "tier_best", "tier_worst", "mid_high"]
TYPES = {"text": "VARCHAR", "number": "DOUBLE", "day": "DATE"}
MOST_FOR_POSTGRES = 100_000


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def literal(text):
    return "'" + str(text).replace("'", "''") + "'"


class Case:
    """A scorecard's folder, with its leads in DuckDB and as Parquet for the others."""

    def __init__(self, folder, work):
        self.folder = folder
        self.name = folder.name
        self.columns = json.loads((folder / "columns.json").read_text("utf-8"))
        self.leads = work / "leads.parquet"
        self.db = duckdb.connect()
        self.db.execute("SET threads = 2")
        short = {f"c{at}": TYPES[c["kind"]] for at, c in enumerate(self.columns)}
        self.read_csv(folder / "leads.csv", short, "raw")
        names = ", ".join(f"c{at} AS {quoted(c['name'])}" for at, c in enumerate(self.columns))
        self.db.execute(f"CREATE VIEW leads AS SELECT {names} FROM raw")
        self.read_csv(folder / "expected.csv", SHAPE, "expected")
        self.rows = self.db.execute("SELECT COUNT(*) FROM expected").fetchone()[0]

    def read_csv(self, path, shape, table):
        # An empty cell is NULL, a quoted one is a text.
        shape = "{" + ", ".join(f"{literal(n)}: {literal(t)}" for n, t in shape.items()) + "}"
        self.db.execute(
            f"CREATE TABLE {table} AS FROM read_csv({literal(path)}, header = false, auto_detect = false, delim = ',', "
            f"quote = '\"', escape = '\"', new_line = '\\n', columns = {shape}, allow_quoted_nulls = false, parallel = false)"
        )

    def write_parquet(self):
        # Small groups of rows, so that Spark has several parts to share out.
        self.db.execute(f"COPY raw TO {literal(self.leads)} (FORMAT parquet, ROW_GROUP_SIZE 50000)")

    def query(self, dialect):
        return (self.folder / f"{dialect}.sql").read_text("utf-8")

    def compare(self, who, answer):
        """`answer` is a table or a query of DuckDB. Stops at the first case with a difference."""
        self.db.execute(f"CREATE OR REPLACE TABLE answer AS FROM {answer}")
        shape = [(n, t) for n, t, *_ in self.db.execute("DESCRIBE answer").fetchall()]
        assert [n for n, _ in shape] == list(SHAPE), f"{who}: columns {shape}"
        differs = [f"(a.{c} IS NULL) <> (e.{c} IS NULL) OR ABS(a.{c} - e.{c}) > 1e-9" for c in NUMBERS]
        differs += [f"a.{c} IS DISTINCT FROM e.{c}" for c in EXACT]
        # The app names the factor, the query its level too.
        differs += [
            "(a.disqualified IS NULL) <> (e.disqualified IS NULL)",
            "NOT starts_with(a.disqualified, regexp_replace(e.disqualified, '\\s', ' ', 'g'))"
            " AND NOT starts_with(a.disqualified, e.disqualified)",
        ]
        wrong = self.db.execute(
            "SELECT a, e, COUNT(*) OVER () FROM answer a FULL JOIN expected e USING (id) "
            f"WHERE a.id IS NULL OR e.id IS NULL OR {' OR '.join(f'({d})' for d in differs)} LIMIT 3"
        ).fetchall()
        if wrong:
            for row in wrong:
                lead = self.db.execute("SELECT * FROM leads WHERE columns(*) IS NOT NULL LIMIT 0") and self.db.execute(
                    f"SELECT raw FROM raw WHERE c0 = {literal((row[0] or row[1])['id'])}"
                ).fetchall()
                print(f"  {who}: {row[0]}\n  app: {row[1]}\n  lead: {lead}", file=sys.stderr)
            sys.exit(f"{self.name}: {wrong[0][2]} of {self.rows} rows differ between {who} and the app.")
        count = self.db.execute("SELECT COUNT(*) FROM answer").fetchone()[0]
        assert count == self.rows, f"{self.name}, {who}: {count} rows, not {self.rows}"


class Times(dict):
    def add(self, who, since):
        self[who] = self.get(who, 0) + time.time() - since


def run_duckdb(case, times):
    since = time.time()
    case.db.execute("CREATE TABLE duck AS FROM (" + case.query("duckdb").rstrip(";\n") + ")")
    times.add("DuckDB", since)
    case.compare("DuckDB", "duck")


class Spark:
    def __init__(self, work):
        from pyspark.sql import SparkSession

        self.work = work
        self.session = (
            SparkSession.builder.master("local[2]")
            .appName("loudou")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.sql.files.maxPartitionBytes", "4m")
            .config("spark.sql.files.openCostInBytes", "0")
            .config("spark.sql.warehouse.dir", str(work / "warehouse"))
            .config("spark.local.dir", str(work))
            .getOrCreate()
        )
        self.session.sparkContext.setLogLevel("ERROR")
        self.parts = 0

    def run(self, case, times):
        since = time.time()
        leads = self.session.read.parquet(str(case.leads)).toDF(*(c["name"] for c in case.columns))
        self.parts = max(self.parts, leads.rdd.getNumPartitions())
        leads.createOrReplaceTempView("leads")
        out = self.work / "spark"
        self.session.sql(case.query("spark")).write.mode("overwrite").parquet(str(out))
        times.add("Spark", since)
        case.compare("Spark", f"read_parquet({literal(out / '*.parquet')})")

    def run_recipe(self, folder, lines):
        """The three lines of the page, as they stand, on the table the page exports."""
        run_lines(folder, lines, {"spark": self.session})
        return f"read_parquet({literal(folder / 'scores' / '*.parquet')})"


def run_lines(folder, lines, names):
    before = os.getcwd()
    os.chdir(folder)
    try:
        exec("\n".join(lines), names)
    finally:
        os.chdir(before)


def run_recipes(sample, spark):
    how = json.loads((sample / "how.json").read_text("utf-8"))

    def file_of(dialect):
        shutil.copy(sample / f"{dialect}.sql", sample / "loudou-score.sql")

    # All exports are read in one process here.
    duckdb.execute("DROP TABLE IF EXISTS leads")
    file_of("duckdb")
    run_lines(sample, how["duckdb"], {})
    answers = {"DuckDB": f"read_csv({literal(sample / 'scores.csv')}, header = true)"}
    if spark:
        file_of("spark")
        # Spark takes a relative path from where it was started.
        lines = [line.replace("'leads.csv'", repr(str(sample / "leads.csv"))) for line in how["spark"]]
        lines = [line.replace("parquet('scores')", f"parquet({str(sample / 'scores')!r})") for line in lines]
        answers["Spark"] = spark.run_recipe(sample, lines)
    db = duckdb.connect()
    for who, answer in answers.items():
        wrong = db.execute(
            f"SELECT COUNT(*), COUNT(a.score), COUNT(*) FILTER (ABS(a.score - l.\"得分\") > 0.05 + 1e-9 "
            f"OR a.tier IS DISTINCT FROM CASE WHEN l.\"层级\" NOT LIKE '%–%' THEN l.\"层级\" END) "
            f"FROM {answer} a JOIN read_csv({literal(sample / 'leads.csv')}, types = {{'线索': 'VARCHAR'}}) l ON a.id = l.\"线索\""
        ).fetchone()
        assert wrong[1] > 190 and wrong[2] == 0, f"The three lines for {who}: {wrong}"


class Postgres:
    """A server of its own in a temporary folder, reached by a socket there; the system's is left alone."""

    def __init__(self, work):
        self.work, self.root = work, os.geteuid() == 0
        self.bin = self.find()
        if not self.bin:
            return
        self.data = work / "postgres"
        self.data.mkdir()
        if self.root:
            for folder in (work, self.data):
                shutil.chown(folder, "postgres")
        self.call("initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        options = f"-c listen_addresses= -c unix_socket_directories={self.data} -c fsync=off -c synchronous_commit=off"
        self.call("pg_ctl", "-D", self.data, "-w", "-l", self.data / "log", "-o", options, "start")

    @staticmethod
    def find():
        homes = sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True)
        found = shutil.which("initdb")
        homes += [os.path.dirname(found)] if found else []
        return next((h for h in homes if os.path.exists(f"{h}/initdb") and os.path.exists(f"{h}/psql")), None)

    def call(self, program, *words):
        # The server refuses to run as root.
        as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if self.root else []
        done = subprocess.run(
            [*as_user, f"{self.bin}/{program}", *map(str, words)], capture_output=True, text=True, cwd=self.work
        )
        if done.returncode:
            sys.exit(f"{program}: {done.stdout}{done.stderr}")

    def psql(self, *words):
        self.call("psql", "-X", "-q", "-h", self.data, "-U", "postgres", "-v", "ON_ERROR_STOP=1", *words)

    def run(self, case, times):
        types = {**TYPES, "number": "DOUBLE PRECISION"}
        columns = ", ".join(f"{quoted(c['name'])} {types[c['kind']]}" for c in case.columns)
        script, out = self.work / "case.sql", self.work / "postgres.csv"
        script.write_text(f"DROP TABLE IF EXISTS leads; CREATE TABLE leads ({columns});\n", "utf-8")
        self.psql("-f", script)
        shutil.copy(case.folder / "leads.csv", self.work / "leads.csv")
        self.psql("-c", f"\\copy leads FROM {literal(self.work / 'leads.csv')} (FORMAT csv)")
        since = time.time()
        script.write_text(case.query("postgres"), "utf-8")
        self.psql("--csv", "-t", "-f", script, "-o", out)
        times.add("PostgreSQL", since)
        case.db.execute("DROP TABLE IF EXISTS from_postgres")
        # It writes t and f.
        case.read_csv(out, {**SHAPE, "mid_high": "VARCHAR"}, "from_postgres")
        case.compare("PostgreSQL", "(SELECT * REPLACE (mid_high = 't' AS mid_high) FROM from_postgres)")

    def stop(self):
        if self.bin:
            self.call("pg_ctl", "-D", self.data, "-m", "immediate", "stop")


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    work = pathlib.Path(tempfile.mkdtemp(prefix="loudou-sql-"))
    times, spark, postgres = Times(), None, None
    try:
        if "--without-spark" not in sys.argv:
            since = time.time()
            spark = Spark(work)
            times.add("start of Spark", since)
        postgres = Postgres(work)
        cases = rows = 0
        for path in sorted(folder.glob("*/columns.json")):
            case = Case(path.parent, work)
            run_duckdb(case, times)
            if spark:
                case.write_parquet()
                spark.run(case, times)
            if postgres.bin and case.rows <= MOST_FOR_POSTGRES:
                postgres.run(case, times)
            cases, rows = cases + 1, rows + case.rows
            case.db.close()
        for exported in sorted(folder.glob("export-*")):
            run_recipes(exported, spark)
        assert spark is None or spark.parts > 1, "Spark had one partition only"
        print(f"{cases} scorecards, {rows} leads: every row as in the app.", end=" ")
        print(", ".join(f"{who} {seconds:.0f} s" for who, seconds in times.items()), end=".\n")
        if spark:
            print(f"Spark {spark.session.version} in up to {spark.parts} partitions; DuckDB {duckdb.__version__}.")
        if not postgres.bin:
            print("PostgreSQL is not installed here; so its query was not run.")
    finally:
        if postgres:
            postgres.stop()
        if spark:
            spark.session.stop()
        shutil.rmtree(work, ignore_errors=True)


main()
