//! What the page remembers of how it is looked at; not part of the document.

use std::sync::Arc;

use leptos::prelude::*;

use crate::engines::scorecard::Scorecard;
use crate::models::lead_tiering::explained::LeadFigure;
use crate::models::lead_tiering::{Case, Detail, LeadScore, Spellings, detail};
use crate::ui::components::GridSort;
use crate::ui::state::{App, SaveState, use_app};
use crate::workspace::rows::{Place, RowId};

/// How the page is looked at.
#[derive(Clone, Copy)]
pub struct LeadView {
    /// The lead shown closely.
    pub selected: RwSignal<Option<RowId>>,
    /// Where that lead stands.
    pub place: Memo<Option<Place>>,
    /// The lead looked at closely.
    pub detail: Memo<Arc<Detail>>,
    /// Its score and tier.
    pub lead: Memo<Option<LeadScore>>,
    /// The scorecard in use.
    pub card: Memo<Option<Arc<Scorecard>>>,
    /// The spellings of its levels.
    pub spellings: Memo<Arc<Spellings>>,
    /// Whether any lead has a score.
    pub has_scores: Memo<bool>,
    /// The open tab.
    pub tab: RwSignal<&'static str>,
    /// Tiers shown in the table, as a key: a tier's id, `open`, or empty for all.
    pub filter: RwSignal<String>,
    /// Part of the names shown in the table.
    pub search: RwSignal<String>,
    /// Order of the table.
    pub sort: RwSignal<Option<GridSort>>,
    /// The figure that is explained.
    pub explained: RwSignal<Option<LeadFigure>>,
    /// Whether a tier is being set by hand.
    pub overrides: RwSignal<bool>,
    /// The factor whose levels are open in the scorecard.
    pub open_factor: RwSignal<Option<String>>,
}

impl LeadView {
    /// Makes it and puts it into the context.
    pub fn provide(app: App) -> Self {
        let selected = RwSignal::new(
            app.workspace
                .with_untracked(|w| w.leads.blocks.first().and_then(|b| b.ids.first().copied())),
        );
        // A lead that is gone gives its place to the first one.
        let place = Memo::new(move |_| {
            app.workspace.with(|w| {
                let leads = &w.leads;
                selected
                    .get()
                    .and_then(|id| leads.find(id))
                    .or_else(|| leads.place(0))
            })
        });
        let detail = Memo::new(move |_| {
            Arc::new(place.get().map_or_else(Detail::default, |place| {
                app.workspace.with(|w| {
                    app.lead_input.with(|input| {
                        detail(
                            Case {
                                input,
                                rows: &w.leads,
                                as_of: w.profile.as_of,
                            },
                            place,
                        )
                    })
                })
            }))
        });
        let lead = Memo::new(move |_| {
            let index = place
                .get()
                .map(|place| app.workspace.with(|w| w.leads.index_of(place)))?;
            app.lead_report.with(|report| report.leads.get(index).cloned())
        });
        let card = Memo::new(move |_| app.lead_input.with(|input| input.card().cloned()));
        let spellings = Memo::new_with_compare(
            move |_| card.with(|c| Arc::new(c.as_deref().map(Spellings::of).unwrap_or_default())),
            |_, _| true,
        );
        let has_scores = Memo::new(move |_| {
            app.lead_report
                .with(|report| report.leads.iter().any(|lead| lead.score.value().is_some()))
        });
        // A link of a scorecard alone opens at the scorecard.
        let is_card_alone = app.save.get_untracked() == SaveState::Visit
            && app.workspace.with_untracked(|w| w.leads.is_empty());
        let view = Self {
            has_scores,
            spellings,
            selected,
            place,
            detail,
            lead,
            card,
            tab: RwSignal::new(if is_card_alone { "card" } else { "leads" }),
            filter: RwSignal::new(String::new()),
            search: RwSignal::new(String::new()),
            sort: RwSignal::new(None),
            explained: RwSignal::new(None),
            overrides: RwSignal::new(false),
            open_factor: RwSignal::new(None),
        };
        provide_context(view);
        view
    }

    /// Reads the scorecard in use; the default of `T` where there is none.
    pub fn with_card<T: Default>(self, read: impl FnOnce(&Scorecard) -> T) -> T {
        self.card
            .with(|card| card.as_deref().map(read).unwrap_or_default())
    }

    /// Opens what explains a figure.
    pub fn explain(self, figure: LeadFigure) {
        self.explained.set(Some(figure));
    }

    /// Identity of the lead shown closely.
    pub fn lead_id(self) -> Option<RowId> {
        self.lead.with(|lead| lead.as_ref().map(|l| l.id))
    }
}

/// How the page is looked at; always there inside it.
#[must_use]
pub fn use_view() -> (App, LeadView) {
    (use_app(), expect_context::<LeadView>())
}
