//! How the databases differ: names, texts, types.

use serde::{Deserialize, Serialize};

/// Name of the file a query goes into.
pub const FILE_NAME: &str = "loudou-score.sql";

/// A database the query is written for. DuckDB reads PostgreSQL's too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Dialect {
    /// DuckDB.
    #[default]
    DuckDb,
    /// PostgreSQL.
    Postgres,
    /// Spark SQL, of Databricks too.
    Spark,
}

impl Dialect {
    /// All, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::DuckDb, Self::Postgres, Self::Spark];

    /// The database by its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::DuckDb => "DuckDB",
            Self::Postgres => "PostgreSQL",
            Self::Spark => "Spark SQL",
        }
    }

    /// How to run the query: three lines for Python, or for a shell. The query is in the file [`FILE_NAME`], the leads
    /// in `leads.csv` or already in a table. A file is read as texts: a guess at types would take Yes for a truth value
    /// and 01 for 1, which are no levels.
    #[must_use]
    pub const fn how_to_run(self) -> [&'static str; 3] {
        match self {
            Self::DuckDb => [
                "import duckdb",
                "duckdb.sql(\"CREATE TABLE leads AS FROM read_csv('leads.csv', all_varchar = true)\")",
                "duckdb.sql(open('loudou-score.sql', encoding='utf-8').read()).write_csv('scores.csv')",
            ],
            Self::Postgres => [
                "psql sales -c 'CREATE VIEW leads AS SELECT * FROM crm_leads'",
                "psql sales -c '\\d leads'",
                "psql sales --csv -f loudou-score.sql -o scores.csv",
            ],
            Self::Spark => [
                "spark.read.csv('leads.csv', header=True, escape='\"', multiLine=True).createOrReplaceTempView('leads')",
                "scores = spark.sql(open('loudou-score.sql', encoding='utf-8').read())",
                "scores.write.mode('overwrite').parquet('scores')",
            ],
        }
    }

    /// A name as an identifier. A NUL, which no database takes in a name, is left out.
    ///
    /// ```
    /// use loudou::exchange::sql::Dialect;
    /// assert_eq!(Dialect::Postgres.identifier("size \"net\""), r#""size ""net""""#);
    /// assert_eq!(Dialect::Spark.identifier("a`b"), "`a``b`");
    /// ```
    #[must_use]
    pub fn identifier(self, name: &str) -> String {
        let mark = match self {
            Self::DuckDb | Self::Postgres => '"',
            Self::Spark => '`',
        };
        let mut quoted = String::with_capacity(name.len() + 2);
        quoted.push(mark);
        for c in name.chars().filter(|c| *c != '\0') {
            if c == mark {
                quoted.push(mark);
            }
            quoted.push(c);
        }
        quoted.push(mark);
        quoted
    }

    /// A text as an expression. What cannot be seen in an editor, line ends among it, stands by its number: it would
    /// be lost where the query is copied, and could make a text look like another. A NUL is left out.
    ///
    /// ```
    /// use loudou::exchange::sql::Dialect;
    /// assert_eq!(Dialect::Postgres.text("it's \\ 渠道"), "'it''s \\ 渠道'");
    /// assert_eq!(Dialect::Spark.text("it's \\ 渠道"), "'it\\'s \\\\ 渠道'");
    /// assert_eq!(Dialect::Postgres.text("a\u{200b}b"), "('a' || CHR(8203) || 'b')");
    /// assert_eq!(Dialect::Spark.text("a\u{200b}b"), r"'a\u200Bb'");
    /// ```
    #[must_use]
    pub fn text(self, text: &str) -> String {
        match self {
            Self::DuckDb | Self::Postgres => standard_text(text),
            Self::Spark => spark_text(text),
        }
    }

    /// The type of texts.
    pub(super) const fn text_type(self) -> &'static str {
        match self {
            Self::DuckDb | Self::Postgres => "VARCHAR",
            Self::Spark => "STRING",
        }
    }

    /// The type of 64-bit floats.
    pub(super) const fn float_type(self) -> &'static str {
        match self {
            Self::DuckDb | Self::Postgres => "DOUBLE PRECISION",
            Self::Spark => "DOUBLE",
        }
    }

    /// An expression with every run of spaces as one.
    pub(super) fn single_spaced(self, expression: &str) -> String {
        match self {
            // Without the last word only the first run would be replaced.
            Self::DuckDb | Self::Postgres => format!("REGEXP_REPLACE({expression}, ' +', ' ', 'g')"),
            Self::Spark => format!("REGEXP_REPLACE({expression}, ' +', ' ')"),
        }
    }
}

/// A finite number that every database reads as the same 64-bit float: with an exponent it is no decimal.
pub(super) fn float(x: f64) -> String {
    // Larger and smaller numbers would be long rows of zeros.
    if x == 0.0 || (1e-5..1e15).contains(&x.abs()) {
        format!("{}E0", x + 0.0)
    } else {
        format!("{x:E}")
    }
}

/// Whether a character has to stand by its number.
pub(super) fn is_unseen(c: char) -> bool {
    c.is_control()
        || (c.is_whitespace() && c != ' ')
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

fn standard_text(text: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut seen = String::new();
    let close = |seen: &mut String, parts: &mut Vec<String>| {
        if !seen.is_empty() {
            parts.push(format!("'{}'", std::mem::take(seen)));
        }
    };
    for c in text.chars().filter(|c| *c != '\0') {
        if is_unseen(c) {
            close(&mut seen, &mut parts);
            parts.push(format!("CHR({})", u32::from(c)));
        } else {
            if c == '\'' {
                seen.push(c);
            }
            seen.push(c);
        }
    }
    close(&mut seen, &mut parts);
    match parts.as_slice() {
        [] => "''".to_owned(),
        [one] => one.clone(),
        _ => format!("({})", parts.join(" || ")),
    }
}

fn spark_text(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('\'');
    let mut rest = text.chars().filter(|c| *c != '\0').peekable();
    while let Some(c) = rest.next() {
        match c {
            '\'' | '\\' => quoted.extend(['\\', c]),
            // Before it reads a query, Spark puts values in for ${names}.
            '$' if rest.peek() == Some(&'{') => quoted.push_str("\\u0024"),
            // All of them lie in the first plane, which four digits reach.
            _ if is_unseen(c) => quoted.push_str(&format!("\\u{:04X}", u32::from(c))),
            _ => quoted.push(c),
        }
    }
    quoted.push('\'');
    quoted
}
