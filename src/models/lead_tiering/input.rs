//! What the lead-tiering model is given, rows aside.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::template;
use crate::engines::scorecard::Scorecard;
use crate::engines::value::Sourced;
use crate::i18n::date::Day;
use crate::workspace::rows::RowId;

/// Which leads the shares are counted over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// The leads being worked: those without an outcome.
    #[default]
    Worked,
    /// All leads.
    All,
}

/// A tier set by hand, on top of the score, which goes on being computed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Override {
    /// Id of the tier.
    pub tier: String,
    /// Why.
    pub reason: String,
    /// Who decided.
    #[serde(default)]
    pub author: String,
    /// Last day it holds; after it the scored tier counts again.
    pub until: Day,
}

/// What the lead-tiering model is given, rows aside.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Input {
    /// The scorecards; at least one.
    pub cards: Vec<Arc<Scorecard>>,
    /// Id of the one in use.
    pub active_card: String,
    /// Plain numbers by id; what is missing has its default. Which there are: [`Parameters::parameters`].
    ///
    /// [`Parameters::parameters`]: crate::models::parameter::Parameters::parameters
    #[serde(default)]
    pub numbers: BTreeMap<String, Sourced<f64>>,
    /// Which leads shares are counted over.
    #[serde(default)]
    pub basis: Basis,
    /// Tiers set by hand, by lead.
    #[serde(default)]
    pub overrides: BTreeMap<RowId, Override>,
}

impl Default for Input {
    /// The template's scorecard and defaults.
    fn default() -> Self {
        Self {
            cards: vec![Arc::new(template::scorecard())],
            active_card: template::CARD_ID.to_owned(),
            numbers: BTreeMap::new(),
            basis: Basis::default(),
            overrides: BTreeMap::new(),
        }
    }
}

impl Input {
    /// The scorecard in use; the first one where the named one is gone.
    #[must_use]
    pub fn card(&self) -> Option<&Arc<Scorecard>> {
        self.cards
            .iter()
            .find(|c| c.id == self.active_card)
            .or_else(|| self.cards.first())
    }

    /// The scorecard in use, to be changed.
    pub fn card_mut(&mut self) -> Option<&mut Scorecard> {
        let at = self
            .cards
            .iter()
            .position(|c| c.id == self.active_card)
            .unwrap_or(0);
        self.cards.get_mut(at).map(Arc::make_mut)
    }
}
