//! What goes into a link: which parts of a workspace, and the list of them that is shown before it is made.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::SampleLeads;
use crate::engines::scorecard::{Factor, Level, Scale, Scorecard, Tier, Treatment};
use crate::engines::value::{Source, Text, fold};
use crate::models::lead_tiering;
use crate::workspace::Workspace;
use crate::workspace::document::LEADS;
use crate::workspace::plan::Own;
use crate::workspace::planned::{goes_along, parameters_of};
use crate::workspace::rows::{Cells, Rows};

/// The parts that are picked. By default parameters only: no name of a customer, no free text, no rows.
///
/// Parameters are numbers and what they are called: scorecards with their factors, levels (whose names may be words of
/// a table) and tiers, scenarios, the day, the currency. The sample's leads go along always, as they come with the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Parts {
    /// The name of the workspace, which is a client's or a firm's.
    pub name: bool,
    /// Free text: treatments, questions and descriptions in the user's own words.
    pub notes: bool,
    /// Spellings of levels, which are words out of somebody's table: whoever imports that table needs them, since a
    /// level of rare words is known by nothing else; and among rare words may be a remark or a name.
    pub spellings: bool,
    /// The leads, and the tiers set by hand.
    pub data: bool,
}

impl Parts {
    /// All of a workspace.
    pub const ALL: Self = Self {
        name: true,
        notes: true,
        spellings: true,
        data: true,
    };

    /// The rows need the spellings, and hold the words anyway.
    const fn has_spellings(self) -> bool {
        self.spellings || self.data
    }
}

/// A workspace with the picked parts in it and nothing else; what goes into the link, and into no other place.
#[must_use]
pub fn picked(workspace: &Workspace, parts: Parts) -> Workspace {
    let mut document = workspace.clone();
    document.id.clear();
    if !parts.name {
        document.profile.name.clear();
    }
    let cards = &mut document.lead_tiering.cards;
    if !parts.notes {
        let with_notes = cards.iter_mut().filter(|card| notes_of(card) > 0);
        with_notes.for_each(|card| drop_notes(Arc::make_mut(card)));
    }
    if !parts.has_spellings() && cards.iter().any(|card| has_aliases(card)) {
        let kept = words_of_sample(workspace);
        let spelled = cards.iter_mut().filter(|card| has_aliases(card));
        spelled.for_each(|card| drop_spellings(Arc::make_mut(card), &kept));
    }
    if !(parts.notes && parts.data) {
        let as_of = document.profile.as_of;
        let own: Vec<Own> = [(Own::Notes, parts.notes), (Own::Rows, parts.data)]
            .into_iter()
            .filter_map(|(own, goes_in)| (!goes_in).then_some(own))
            .collect();
        for plan in &mut document.plans {
            *plan = parameters_of(plan, as_of, &own);
        }
        // Numbers that scenarios hold of rows which were dropped.
        let mut scenarios = std::mem::take(&mut document.scenarios);
        for (model, inputs) in scenarios.iter_mut().flat_map(|s| &mut s.differs) {
            inputs.retain(|id, _| goes_along(&document, (model, id), &own));
        }
        for scenario in &mut scenarios {
            scenario.differs.retain(|_, inputs| !inputs.is_empty());
        }
        document.scenarios = scenarios;
    }
    if !parts.data {
        document.lead_tiering.overrides.clear();
        document.leads = without_data(workspace);
    }
    document
}

/// A workspace without some of its scorecards, and without what scenarios hold of them. The one in use stays: it is what
/// the page shows.
#[must_use]
pub fn without_cards(workspace: &Workspace, left_out: &BTreeSet<String>) -> Workspace {
    let mut document = workspace.clone();
    let active = document.lead_tiering.card().map(|card| card.id.clone());
    let goes_in = |id: &str| active.as_deref() == Some(id) || !left_out.contains(id);
    document.lead_tiering.cards.retain(|card| goes_in(&card.id));
    for scenario in &mut document.scenarios {
        if let Some(inputs) = scenario.differs.get_mut(LEADS) {
            let card_of = |path: &str| Some(path.strip_prefix("card/")?.split_once('/')?.0.to_owned());
            inputs.retain(|path, _| card_of(path).is_none_or(|card| goes_in(&card)));
        }
        scenario.differs.retain(|_, inputs| !inputs.is_empty());
    }
    document
}

/// No rows but the sample's, with the columns every list has and those that a scorecard reads.
fn without_data(workspace: &Workspace) -> Rows {
    let mut rows = match SampleLeads::among(&workspace.leads) {
        Some(sample) => sample.rows(),
        None => Rows::new(lead_tiering::base_columns(), Source::Typed),
    };
    let factors = workspace.lead_tiering.cards.iter().flat_map(|c| &c.factors);
    let read: BTreeSet<&str> = factors.flat_map(columns_read).collect();
    let columns = &workspace.leads.columns;
    for column in columns.iter().filter(|c| read.contains(c.id.as_str())) {
        rows.add_column(column.clone());
    }
    rows
}

fn columns_read(factor: &Factor) -> impl Iterator<Item = &str> {
    let day = factor.decay.as_ref().map(|d| d.date_column.as_str());
    std::iter::once(factor.column.as_str()).chain(day)
}

/// True for what a user wrote: the app's own texts have a form in each language.
fn is_own(text: &Text) -> bool {
    text.zh == text.en && !text.is_empty()
}

fn has_own_words(tier: &Tier) -> bool {
    tier.treatment.source != Source::Sample && tier.treatment.value != Treatment::default()
}

/// Free texts in a scorecard.
fn notes_of(card: &Scorecard) -> usize {
    let of_factor = |factor: &Factor| {
        let of_levels = factor.levels().iter().filter(|level| is_own(&level.detail));
        usize::from(is_own(&factor.question)) + of_levels.count()
    };
    let treatments = card.tiers.iter().filter(|t| has_own_words(t)).count();
    card.factors.iter().map(of_factor).sum::<usize>() + treatments
}

fn drop_notes(card: &mut Scorecard) {
    let drop_own = |text: &mut Text| {
        if is_own(text) {
            *text = Text::default();
        }
    };
    for factor in &mut card.factors {
        drop_own(&mut factor.question);
        each_level(factor, |level| drop_own(&mut level.detail));
    }
    for tier in card.tiers.iter_mut().filter(|t| has_own_words(t)) {
        tier.treatment.value = Treatment::default();
    }
}

fn each_level(factor: &mut Factor, change: impl FnMut(&mut Level)) {
    if let Scale::Levels { levels } = &mut factor.scale {
        levels.iter_mut().for_each(change);
    }
}

/// Words that mean a level and that neither its name nor its id says already.
fn spellings_of(card: &Scorecard) -> usize {
    let own = |level: &Level| {
        let names = [&level.id, &level.label.zh, &level.label.en].map(|name| fold(name));
        let aliases = level.aliases.iter().filter(|alias| !names.contains(&fold(alias)));
        aliases.count()
    };
    let levels = card.factors.iter().flat_map(|factor| factor.levels());
    levels.map(own).sum()
}

fn has_aliases(card: &Scorecard) -> bool {
    let mut levels = card.factors.iter().flat_map(|factor| factor.levels());
    levels.any(|level| !level.aliases.is_empty())
}

/// Drops all spellings but those in `kept`.
fn drop_spellings(card: &mut Scorecard, kept: &BTreeSet<String>) {
    for factor in &mut card.factors {
        each_level(factor, |level| {
            level.aliases.retain(|alias| kept.contains(&fold(alias)))
        });
    }
}

/// The folded words of the sample's leads, which go along always: a scorecard built from them reads them by these. None
/// where the leads are somebody's own.
fn words_of_sample(workspace: &Workspace) -> BTreeSet<String> {
    if SampleLeads::among(&workspace.leads).is_none() {
        return BTreeSet::new();
    }
    let cells = workspace.leads.blocks.iter().flat_map(|block| &block.columns);
    let words = cells.flat_map(|cells| match cells {
        Cells::Text { words, .. } => words.as_slice(),
        _ => &[],
    });
    words.map(|word| fold(word)).collect()
}

/// A scorecard in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardContents {
    /// Its name.
    pub name: Text,
    /// Its factors.
    pub factors: usize,
    /// Their levels and bands.
    pub levels: usize,
    /// Its tiers.
    pub tiers: usize,
}

/// What is in a document, counted and named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// The name of the workspace; empty where it is left out.
    pub name: String,
    /// Each scorecard.
    pub cards: Vec<CardContents>,
    /// Names of the scenarios.
    pub scenarios: Vec<String>,
    /// Numbers that were set outside the scorecards.
    pub numbers: usize,
    /// Ids of the models whose inputs are no longer the sample's.
    pub plans: Vec<String>,
    /// Leads.
    pub leads: usize,
    /// Whether they are the sample's, as it came.
    pub is_sample: bool,
    /// Tiers set by hand, each with its reason and its author.
    pub overrides: usize,
    /// Free texts: treatments, questions and descriptions in the user's own words.
    pub notes: usize,
    /// Spellings of levels beside their names.
    pub spellings: usize,
    /// Everything there is one by one: scorecards, factors, levels, bands, tiers, scenarios, numbers, columns.
    pub parts: usize,
}

impl Contents {
    /// What is in a document.
    ///
    /// ```
    /// use loudou::i18n::{Lang, date::Day};
    /// use loudou::workspace::{Workspace, link::{Contents, Parts, picked}};
    /// let day = Day::new(2026, 11, 21).unwrap();
    /// let workspace = Workspace::with_sample("w1".into(), "Acme".into(), Lang::En, day);
    /// let goes_in = Contents::of(&picked(&workspace, Parts::default()));
    /// assert_eq!((goes_in.name.as_str(), goes_in.cards[0].factors), ("", 7));
    /// assert_eq!((goes_in.leads, goes_in.is_sample), (202, true));
    /// ```
    #[must_use]
    pub fn of(document: &Workspace) -> Self {
        let input = &document.lead_tiering;
        let cards = input.cards.iter().map(|card| CardContents {
            name: card.name.clone(),
            factors: card.factors.len(),
            levels: card.factors.iter().map(steps_of).sum(),
            tiers: card.tiers.len(),
        });
        let cards: Vec<CardContents> = cards.collect();
        let parts_of = |card: &CardContents| 1 + card.factors + card.levels + card.tiers;
        let differs = document.scenarios.iter().flat_map(|s| s.differs.values());
        Self {
            parts: cards.iter().map(parts_of).sum::<usize>()
                + document.scenarios.len()
                + differs.map(std::collections::BTreeMap::len).sum::<usize>()
                + input.numbers.len()
                + document.leads.columns.len()
                + document.plans.iter().map(|p| 1 + p.numbers.len()).sum::<usize>(),
            name: document.profile.name.clone(),
            cards,
            scenarios: document.scenarios.iter().map(|s| s.name.clone()).collect(),
            numbers: input.numbers.len(),
            plans: document.plans.iter().map(|p| p.model.clone()).collect(),
            leads: document.leads.len(),
            is_sample: SampleLeads::among(&document.leads).is_some(),
            overrides: input.overrides.len(),
            notes: input.cards.iter().map(|card| notes_of(card)).sum(),
            spellings: input.cards.iter().map(|card| spellings_of(card)).sum(),
        }
    }
}

fn steps_of(factor: &Factor) -> usize {
    match &factor.scale {
        Scale::Levels { levels } => levels.len(),
        Scale::Bands { bands, .. } => bands.len(),
    }
}
