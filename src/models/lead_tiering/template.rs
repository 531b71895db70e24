//! The scorecard that ships with the app. The factors are the method's; weights, levels and treatments are ours and
//! marked as samples until the user takes them over.

use super::template_text::{FACTORS, FactorText, LEVEL_POINTS};
use super::treatment_text::{TIERS, TierText};
use crate::engines::scorecard::{Axis, Factor, Level, Role, Scale, Scorecard, Tier, Treatment};
use crate::engines::value::{Source, Sourced, Text};
use crate::workspace::rows::{Column, ColumnKind, ColumnRole};

/// Id of the template's scorecard.
pub const CARD_ID: &str = "template";

/// Seven factors of five levels, weights 10/15/15/15/15/20/10, tiers A 75, B 50, C 25, D 0.
///
/// ```
/// let card = loudou::models::lead_tiering::template::scorecard();
/// assert_eq!(card.weight_sum(), 100);
/// assert_eq!(card.mid_high_cut(), Some(50));
/// ```
#[must_use]
pub fn scorecard() -> Scorecard {
    Scorecard {
        id: CARD_ID.to_owned(),
        name: Text::new("通用线索评分卡", "General lead scorecard"),
        factors: FACTORS.iter().map(factor).collect(),
        tiers: (0_u8..)
            .zip(TIERS.iter())
            .map(|(place, text)| tier(place, text))
            .collect(),
        judged: None,
    }
}

/// The columns the template's factors read, one each.
#[must_use]
pub fn columns() -> Vec<Column> {
    FACTORS
        .iter()
        .map(|f| Column {
            id: f.id.to_owned(),
            name: Text::new(f.zh, f.en),
            kind: ColumnKind::Text,
            role: ColumnRole::Other,
        })
        .collect()
}

fn factor(text: &FactorText) -> Factor {
    let levels = text
        .levels
        .iter()
        .zip(LEVEL_POINTS)
        .enumerate()
        .map(|(at, (level, points))| Level {
            id: level_id(text.id, at),
            label: Text::new(level.label_zh, level.label_en),
            detail: Text::new(level.detail_zh, level.detail_en),
            points: Sourced::sample(points),
            aliases: Vec::new(),
            disqualifies: false,
        })
        .collect();
    Factor {
        id: text.id.to_owned(),
        name: Text::new(text.zh, text.en),
        question: Text::new(text.question_zh, text.question_en),
        column: text.id.to_owned(),
        role: Role::Weighted {
            weight: Sourced::sample(text.weight),
        },
        axis: if text.engagement {
            Axis::Engagement
        } else {
            Axis::Fit
        },
        scale: Scale::Levels { levels },
        when_empty: None,
        decay: None,
        source: Source::Sample,
    }
}

/// Id of a level, which is what a picked cell holds: the factor's id and the level's place from 1.
#[must_use]
pub fn level_id(factor: &str, at: usize) -> String {
    format!("{factor}.{}", at + 1)
}

fn tier(place: u8, text: &TierText) -> Tier {
    let both = |zh: &str, en: &str| Text::new(zh, en);
    Tier {
        id: text.name.to_lowercase(),
        name: Text::own(text.name),
        cut: Sourced::sample(text.cut),
        colour: place,
        mid_high: text.mid_high,
        treatment: Sourced::sample(Treatment {
            who: both(text.zh.who, text.en.who),
            first_response: both(text.zh.first_response, text.en.first_response),
            channel: both(text.zh.channel, text.en.channel),
            cadence: both(text.zh.cadence, text.en.cadence),
            goal: both(text.zh.goal, text.en.goal),
            budget: both(text.zh.budget, text.en.budget),
        }),
    }
}
