//! The steps of the query, each one named sub-query: cells, points, worth, sums, exact, placed.

use super::Model;
use super::dialect::Dialect;
use super::factor::{FactorSql, comment};
use super::letters::Letters;
use crate::engines::scorecard::{CENTI, Tier};
use crate::i18n::fill;
use crate::models::lead_tiering::Reader;
use crate::workspace::rows::ColumnRole;

/// Writes it.
pub(super) fn write(model: &Model<'_>, reader: &Reader<'_>, dialect: Dialect) -> String {
    let factors: Vec<FactorSql<'_>> = model
        .card
        .factors
        .iter()
        .enumerate()
        .map(|(at, factor)| FactorSql::new(model, reader, at, factor, dialect))
        .collect();
    let query = Query {
        model,
        dialect,
        letters: Letters::of(factors.iter().flat_map(FactorSql::words)),
        weight: factors.iter().filter_map(FactorSql::weight).sum(),
        factors,
    };
    let steps = [
        ("letters", query.letters()),
        ("cells", query.cells()),
        ("points", query.points()),
        ("worth", query.worth()),
        ("sums", query.sums()),
        ("exact", query.exact()),
        ("placed", query.placed()),
    ];
    let steps: Vec<String> = steps
        .iter()
        .map(|(name, step)| format!("{name} AS (\n  {step}\n)"))
        .collect();
    format!(
        "{}WITH {}\n{};\n",
        query.head(),
        steps.join(",\n"),
        query.answer()
    )
}

struct Query<'a> {
    model: &'a Model<'a>,
    dialect: Dialect,
    factors: Vec<FactorSql<'a>>,
    letters: Letters,
    /// Sum of all weights.
    weight: i64,
}

impl Query<'_> {
    /// `SELECT` of these columns from a step.
    fn select(&self, columns: &[String], from: &str) -> String {
        // PostgreSQL writes a step out wherever the next one names a column, and works it out as often, unless there
        // is a limit in between.
        let fence = match self.dialect {
            Dialect::Postgres => "\n  OFFSET 0",
            Dialect::DuckDb | Dialect::Spark => "",
        };
        format!("SELECT\n    {}\n  FROM {from}{fence}", columns.join(",\n    "))
    }

    /// What it is, for who finds the file.
    fn head(&self) -> String {
        let (lang, model) = (self.model.lang, self.model);
        let words = lang.texts().sql();
        let filled = |template| {
            let (card, day) = (lang.of(&model.card.name), model.as_of.to_string());
            let by_hand = model.by_hand.to_string();
            fill(
                template,
                &[
                    ("card", card),
                    ("day", &day),
                    ("database", self.dialect.name()),
                    ("n", &by_hand),
                ],
            )
        };
        let mut notes = vec![
            words.head_title,
            words.head_card,
            words.head_input,
            words.head_output,
        ];
        if model.card.factors.iter().any(|f| f.decay.is_some()) {
            notes.push(words.head_ages);
        }
        if self.factors.iter().any(FactorSql::has_fixed_mean) {
            notes.push(words.head_mean);
        }
        if model.by_hand > 0 {
            notes.push(words.head_by_hand);
        }
        notes.into_iter().map(|note| comment(&filled(note))).collect()
    }

    fn letters(&self) -> String {
        let text = |text: &str| self.dialect.text(text);
        let columns = [
            format!("{} AS written", text(&self.letters.written)),
            format!("{} AS meant", text(&self.letters.meant)),
        ];
        format!("SELECT\n    {}", columns.join(",\n    "))
    }

    fn cells(&self) -> String {
        let column = |role| self.model.rows.columns.iter().find(|c| c.role == role);
        let key = column(ColumnRole::Key).or_else(|| column(ColumnRole::Name));
        let id = key.map_or_else(|| "id".to_owned(), |c| self.model.column_name(&c.id));
        let mut columns = vec![format!("l.{} AS id", self.dialect.identifier(&id))];
        columns.extend(self.factors.iter().flat_map(|f| f.cells(&self.letters)));
        self.select(&columns, "leads AS l CROSS JOIN letters")
    }

    fn points(&self) -> String {
        let mut columns = vec!["cells.*".to_owned()];
        columns.extend(self.factors.iter().flat_map(FactorSql::points));
        let reasons: String = self
            .factors
            .iter()
            .flat_map(FactorSql::disqualifies)
            .map(|(when, said)| format!("\n      WHEN {when} THEN {said}"))
            .collect();
        columns.push(if reasons.is_empty() {
            format!("CAST(NULL AS {}) AS disqualified", self.dialect.text_type())
        } else {
            format!("CASE{reasons}\n    END AS disqualified")
        });
        self.select(&columns, "cells")
    }

    fn worth(&self) -> String {
        let note = comment(self.model.lang.texts().sql().note_worth);
        let mut columns = vec![format!("{note}    id"), "disqualified".to_owned()];
        columns.extend(self.factors.iter().flat_map(FactorSql::worth));
        self.select(&columns, "points")
    }

    /// A sum over the factors with a weight, or over those without.
    fn sum(&self, weighted: bool, term: impl Fn(i64, usize) -> String) -> String {
        let factors = self.factors.iter().filter(|f| f.weight().is_some() == weighted);
        let terms: Vec<String> = factors
            .map(|f| term(f.weight().unwrap_or(1), f.number()))
            .collect();
        if terms.is_empty() {
            "CAST(0 AS BIGINT)".to_owned()
        } else {
            terms.join(" + ")
        }
    }

    fn sums(&self) -> String {
        let columns = [
            "id".to_owned(),
            "disqualified".to_owned(),
            format!(
                "{} AS known_sum",
                self.sum(true, |w, n| format!("{w} * COALESCE(worth_{n}, 0)"))
            ),
            format!(
                "CAST({} AS BIGINT) AS known_weight",
                self.sum(true, |w, n| format!(
                    "CASE WHEN worth_{n} IS NULL THEN 0 ELSE {w} END"
                ))
            ),
            format!("{} AS low_sum", self.sum(true, |w, n| format!("{w} * low_{n}"))),
            format!("{} AS high_sum", self.sum(true, |w, n| format!("{w} * high_{n}"))),
            format!(
                "{} AS items",
                self.sum(false, |_, n| format!("COALESCE(worth_{n}, 0)"))
            ),
            format!("{} AS items_low", self.sum(false, |_, n| format!("low_{n}"))),
            format!("{} AS items_high", self.sum(false, |_, n| format!("high_{n}"))),
        ];
        self.select(&columns, "worth")
    }

    fn exact(&self) -> String {
        let weight = self.weight;
        let columns = [
            "id".to_owned(),
            "disqualified".to_owned(),
            "known_weight".to_owned(),
            "known_sum + items * known_weight AS known".to_owned(),
            format!("low_sum + items_low * {weight} AS low"),
            format!("high_sum + items_high * {weight} AS high"),
        ];
        self.select(&columns, "sums")
    }

    fn placed(&self) -> String {
        let note = comment(&fill(
            self.model.lang.texts().sql().note_tiers,
            &[("n", &self.weight.to_string())],
        ));
        let columns = [
            "exact.*".to_owned(),
            format!("{note}    {} AS best", self.place("high", 0)),
            format!("{} AS worst", self.place("low", self.last())),
        ];
        self.select(&columns, "exact")
    }

    fn last(&self) -> usize {
        self.model.card.tiers.len().saturating_sub(1)
    }

    /// The place of the first tier whose cut a sum reaches. `weightless` is the place where there is no weight.
    fn place(&self, sum: &str, weightless: usize) -> String {
        let last = self.last();
        let first = format!("CASE WHEN disqualified IS NOT NULL THEN {last}");
        if self.weight <= 0 {
            return format!("{first} ELSE {weightless} END");
        }
        // Every sum reaches a cut of 0.
        let tiers = &self.model.card.tiers;
        let lowest = tiers.iter().position(|tier| tier.cut.value <= 0).unwrap_or(last);
        let per_point = CENTI.saturating_mul(self.weight);
        let cases: String = tiers
            .iter()
            .enumerate()
            .take_while(|(_, tier)| tier.cut.value > 0)
            .map(|(at, tier)| format!("\n      WHEN {sum} >= {} * {per_point} THEN {at}", tier.cut.value))
            .collect();
        format!("{first}{cases}\n      ELSE {lowest}\n    END")
    }

    fn answer(&self) -> String {
        let (float, text) = (self.dialect.float_type(), self.dialect.text_type());
        let shown = |sum: &str, weight: &str| {
            let exact = format!("CAST({sum} AS {float}) / ({CENTI} * {weight})");
            format!("LEAST(100E0, GREATEST(0E0, {exact}))")
        };
        let weight = self.weight.to_string();
        let bound = |sum: &str| match self.weight {
            1.. => shown(sum, &weight),
            _ => format!("CAST(NULL AS {float})"),
        };
        let coverage = match self.weight {
            1.. => format!("CAST(known_weight AS {float}) / {weight}"),
            _ => format!("CAST(0 AS {float})"),
        };
        let name = |place: &str| match self.tier_names() {
            Some(names) => format!("CASE {place}{names} END"),
            None => format!("CAST(NULL AS {text})"),
        };
        let columns = [
            "id".to_owned(),
            format!(
                "CASE WHEN known_weight > 0 THEN {} END AS score",
                shown("known", "known_weight")
            ),
            format!("{} AS score_min", bound("low")),
            format!("{} AS score_max", bound("high")),
            format!("{coverage} AS coverage"),
            format!("CASE WHEN best = worst THEN {} END AS tier", name("best")),
            format!("{} AS tier_best", name("best")),
            format!("{} AS tier_worst", name("worst")),
            format!("{} AS mid_high", self.mid_high()),
            "disqualified".to_owned(),
        ];
        format!("SELECT\n  {}\nFROM placed", columns.join(",\n  "))
    }

    fn tier_names(&self) -> Option<String> {
        let name = |tier: &Tier| self.dialect.text(self.model.lang.of(&tier.name));
        let cases = self.model.card.tiers.iter().enumerate();
        let cases: String = cases
            .map(|(at, tier)| format!(" WHEN {at} THEN {}", name(tier)))
            .collect();
        (!cases.is_empty()).then_some(cases)
    }

    /// True where all possible tiers are mid/high, false where none is.
    fn mid_high(&self) -> String {
        let among = |mid_high: bool| {
            let tiers = self.model.card.tiers.iter().enumerate();
            let places = tiers.filter(|(_, tier)| tier.mid_high == mid_high);
            let tests: Vec<String> = places
                .map(|(at, _)| format!("{at} BETWEEN best AND worst"))
                .collect();
            (!tests.is_empty()).then(|| tests.join(" OR "))
        };
        match (among(true), among(false)) {
            (None, _) => "FALSE".to_owned(),
            (Some(_), None) => "TRUE".to_owned(),
            (Some(yes), Some(no)) => {
                format!("CASE WHEN NOT ({yes}) THEN FALSE WHEN NOT ({no}) THEN TRUE END")
            }
        }
    }
}
