//! Changes of a scorecard's structure: names, levels, factors, tiers.

use super::action::{Last, Refusal};
use crate::engines::scorecard::{Axis, Band, Decay, Factor, Level, Role, Scale, Scorecard, Tier, Treatment};
use crate::engines::value::{Source, Sourced, Text};

/// A change of a scorecard that is not one of its numbers. Factors, levels and tiers are named by id.
#[derive(Debug, Clone, PartialEq)]
pub enum CardEdit {
    /// Name of the scorecard.
    Name(Text),
    /// Adds a factor at the end.
    AddFactor(Box<Factor>),
    /// Takes a factor away.
    RemoveFactor(String),
    /// Moves a factor up (−1) or down (+1).
    MoveFactor(String, isize),
    /// Name of a factor.
    FactorName(String, Text),
    /// What to ask when it is unknown.
    Question(String, Text),
    /// Column it reads.
    Column(String, String),
    /// Side of the two-axis view.
    Axis(String, Axis),
    /// Weighted, or a plus/minus item.
    Role(String, Role),
    /// Loss of value with age, or none.
    Decay(String, Option<Decay>),
    /// Points of a cell that was left empty; none where that means unknown.
    WhenEmpty(String, Option<Sourced<i64>>),
    /// Levels or bands, anew.
    Scale(String, Scale),
    /// Name and description of a level.
    LevelText {
        /// Factor.
        factor: String,
        /// Level.
        level: String,
        /// Short name.
        label: Text,
        /// Description.
        detail: Text,
    },
    /// Adds a level at the end.
    AddLevel(String, Box<Level>),
    /// Takes a level away; the last one stays.
    RemoveLevel(String, String),
    /// Whether a level disqualifies.
    Disqualifies(String, String, bool),
    /// Another spelling of a level.
    Alias {
        /// Factor.
        factor: String,
        /// Level.
        level: String,
        /// The spelling.
        text: String,
    },
    /// A spelling that no longer means a level.
    DropAlias {
        /// Factor.
        factor: String,
        /// Level.
        level: String,
        /// The spelling.
        text: String,
    },
    /// Lower ends of the bands, in order; the first is open.
    BandCuts(String, Vec<f64>),
    /// Adds a tier; tiers are kept in the order of their cuts.
    AddTier(Box<Tier>),
    /// Takes a tier away; the last one stays.
    RemoveTier(String),
    /// Name of a tier.
    TierName(String, Text),
    /// Place of a tier in the colour scale.
    TierColour(String, u8),
    /// Whether a tier counts as mid/high.
    MidHigh(String, bool),
    /// What is done with a tier's rows.
    Treatment(String, Box<Treatment>),
}

impl CardEdit {
    /// Carries the change out on a scorecard.
    ///
    /// # Errors
    /// Says why nothing was changed.
    pub fn apply(self, card: &mut Scorecard) -> Result<(), Refusal> {
        match self {
            Self::Name(name) => card.name = name,
            Self::AddFactor(factor) => {
                if card.factor(&factor.id).is_some() {
                    return Err(Refusal::BadValue);
                }
                card.factors.push(*factor);
            }
            Self::RemoveFactor(id) => remove(&mut card.factors, Last::Factor, |f| f.id == id)?,
            Self::MoveFactor(id, by) => {
                let at = card
                    .factors
                    .iter()
                    .position(|f| f.id == id)
                    .ok_or(Refusal::NotThere)?;
                let to = at
                    .checked_add_signed(by)
                    .filter(|to| *to < card.factors.len())
                    .ok_or(Refusal::NoChange)?;
                card.factors.swap(at, to);
            }
            Self::AddTier(tier) => {
                if card.tiers.iter().any(|t| t.id == tier.id) {
                    return Err(Refusal::BadValue);
                }
                card.change_tiers(|tiers| tiers.push(*tier));
            }
            Self::RemoveTier(id) => {
                card.change_tiers(|tiers| remove(tiers, Last::Tier, |t| t.id == id))?;
            }
            Self::TierName(id, name) => tier(card, &id)?.name = name,
            Self::TierColour(id, colour) => tier(card, &id)?.colour = colour,
            Self::MidHigh(id, mid_high) => tier(card, &id)?.mid_high = mid_high,
            Self::Treatment(id, treatment) => tier(card, &id)?.treatment = Sourced::typed(*treatment),
            in_factor => in_factor.apply_to_factor(card)?,
        }
        Ok(())
    }

    fn apply_to_factor(self, card: &mut Scorecard) -> Result<(), Refusal> {
        match self {
            Self::FactorName(id, name) => {
                let factor = factor(card, &id)?;
                factor.name = name;
                factor.source = Source::Typed;
            }
            Self::Question(id, question) => factor(card, &id)?.question = question,
            Self::Column(id, column) => factor(card, &id)?.column = column,
            Self::Axis(id, axis) => factor(card, &id)?.axis = axis,
            Self::Role(id, role) => factor(card, &id)?.role = role,
            Self::Decay(id, decay) => factor(card, &id)?.decay = decay,
            Self::WhenEmpty(id, points) => factor(card, &id)?.when_empty = points,
            Self::Scale(id, scale) => {
                let factor = factor(card, &id)?;
                factor.scale = scale;
                factor.source = Source::Typed;
            }
            Self::LevelText {
                factor: id,
                level: level_id,
                label,
                detail,
            } => {
                factor(card, &id)?.source = Source::Typed;
                let level = level(card, &id, &level_id)?;
                (level.label, level.detail) = (label, detail);
            }
            Self::AddLevel(id, level) => {
                let levels = levels(card, &id)?;
                if levels.iter().any(|l| l.id == level.id) {
                    return Err(Refusal::BadValue);
                }
                levels.push(*level);
            }
            Self::RemoveLevel(id, level) => remove(levels(card, &id)?, Last::Level, |l| l.id == level)?,
            Self::Disqualifies(id, level_id, disqualifies) => {
                level(card, &id, &level_id)?.disqualifies = disqualifies
            }
            Self::Alias {
                factor: id,
                level: level_id,
                text,
            } => level(card, &id, &level_id)?.aliases.push(text),
            Self::DropAlias {
                factor: id,
                level: level_id,
                text,
            } => level(card, &id, &level_id)?
                .aliases
                .retain(|alias| *alias != text),
            Self::BandCuts(id, cuts) => set_band_cuts(factor(card, &id)?, cuts)?,
            _ => return Err(Refusal::NotThere),
        }
        Ok(())
    }
}

/// Bands with these lower ends, keeping the points they have; more bands take the last points.
fn set_band_cuts(factor: &mut Factor, mut cuts: Vec<f64>) -> Result<(), Refusal> {
    let Scale::Bands { bands, .. } = &mut factor.scale else {
        return Err(Refusal::NotThere);
    };
    if cuts.iter().any(|c| !c.is_finite()) {
        return Err(Refusal::BadValue);
    }
    cuts.sort_by(f64::total_cmp);
    cuts.dedup();
    let points = |at: usize| {
        bands
            .get(at)
            .or(bands.last())
            .map_or(Sourced::typed(0), |b| b.points)
    };
    let ends = std::iter::once(None).chain(cuts.into_iter().map(Some));
    *bands = ends
        .enumerate()
        .map(|(at, from)| Band {
            from,
            points: points(at),
        })
        .collect();
    Ok(())
}

fn remove<T>(list: &mut Vec<T>, last: Last, is: impl Fn(&T) -> bool) -> Result<(), Refusal> {
    let at = list.iter().position(is).ok_or(Refusal::NotThere)?;
    if list.len() == 1 {
        return Err(Refusal::LastOne(last));
    }
    list.remove(at);
    Ok(())
}

fn factor<'a>(card: &'a mut Scorecard, id: &str) -> Result<&'a mut Factor, Refusal> {
    card.factors
        .iter_mut()
        .find(|f| f.id == id)
        .ok_or(Refusal::NotThere)
}

fn levels<'a>(card: &'a mut Scorecard, id: &str) -> Result<&'a mut Vec<Level>, Refusal> {
    match &mut factor(card, id)?.scale {
        Scale::Levels { levels } => Ok(levels),
        Scale::Bands { .. } => Err(Refusal::NotThere),
    }
}

fn level<'a>(card: &'a mut Scorecard, id: &str, level: &str) -> Result<&'a mut Level, Refusal> {
    levels(card, id)?
        .iter_mut()
        .find(|l| l.id == level)
        .ok_or(Refusal::NotThere)
}

fn tier<'a>(card: &'a mut Scorecard, id: &str) -> Result<&'a mut Tier, Refusal> {
    card.tiers
        .iter_mut()
        .find(|t| t.id == id)
        .ok_or(Refusal::NotThere)
}
