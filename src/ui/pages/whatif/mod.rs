//! What-ifs on the page, the same for every model: goal seek, tornado, map over two inputs, scenarios side by side.
//!
//! A page gives them a [`ModelView`]; they know nothing else of it. What takes longer than half a frame is worked out in
//! turns between which the page stays alive.

mod compare;
mod fields;
mod map;
mod seek;
mod tornado;

use std::future::Future;
use std::sync::Arc;

use leptos::prelude::*;

use self::map::TwoWay;
use self::seek::GoalSeek;
use self::tornado::TornadoChart;
use crate::engines::pace::{Pace, Sliced};
use crate::engines::value::{Sourced, Text};
use crate::i18n::texts::Plan;
use crate::models::any::AnyModel;
use crate::models::headline::Headline;
use crate::models::parameter::{Parameter, Parameters};
use crate::ui::figure::Style;
use crate::ui::state::App;

pub use compare::Compare;

/// A model as a page looks at it. Copied freely.
#[derive(Clone, Copy)]
pub struct ModelView {
    /// The app.
    pub app: App,
    /// The model with its numbers: the base's, or a scenario's over them.
    pub now: Memo<Arc<AnyModel>>,
    /// Its figures.
    pub figures: Memo<Vec<Headline>>,
    /// The inputs that can be picked.
    pub inputs: Memo<Vec<Parameter>>,
    /// How amounts are written.
    pub style: Memo<Style>,
    /// The model under the scenario of this id, or the base where there is none.
    pub under: Callback<String, AnyModel>,
}

impl ModelView {
    /// Words that the pages of models share.
    pub fn words(self) -> &'static Plan {
        self.app.texts().plan()
    }

    /// A text in the language of the page.
    pub fn say(self, text: &Text) -> String {
        self.app.lang.get().of(text).to_owned()
    }

    /// A figure as it stands.
    pub fn figure(self, id: &str) -> Option<Headline> {
        self.figures
            .with(|all| all.iter().find(|figure| figure.id == id).cloned())
    }

    /// An input's declaration.
    pub fn parameter(self, id: &str) -> Option<Parameter> {
        self.now.with(|now| now.parameter(id))
    }

    /// An input's value.
    pub fn value(self, id: &str) -> Option<Sourced<f64>> {
        self.now.with(|now| now.get(id))
    }
}

/// The model of the page; always there inside one that has provided it.
fn use_model() -> ModelView {
    expect_context::<ModelView>()
}

/// Inputs that a tornado moves, each with its own band or none.
pub type Moved = Vec<(String, Option<(f64, f64)>)>;

/// The tab.
#[component]
pub fn WhatIf(
    /// The figure asked about at first.
    figure: &'static str,
    /// The inputs that move at first: of goal seek and across the map, and up the map.
    inputs: [String; 2],
    /// What the tornado moves.
    #[prop(into)]
    moved: Signal<Moved>,
    /// Sets an input to what goal seek found.
    on_set: Callback<(String, f64)>,
    /// What stands before the tornado: a choice of what it moves.
    #[prop(optional)]
    choice: Option<AnyView>,
) -> impl IntoView {
    let figure = RwSignal::new(figure.to_owned());
    let view = use_model();
    let inputs = inputs.map(|id| there(view, &id));
    view! {
        <div class="whatif">
            <GoalSeek figure input=inputs[0].clone() on_set/>
            <section class="whatif-tornado" data-chart="tornado">
                {choice}
                <TornadoChart figure moved/>
            </section>
            <section class="whatif-map" data-chart="map">
                <h2>{move || view.words().map_title}</h2>
                <TwoWay figure inputs/>
            </section>
        </div>
    }
}

/// An input, or where its row is gone the same number of another row.
fn there(view: ModelView, id: &str) -> String {
    let number = id.rsplit_once('/').map_or(id, |(_, number)| number);
    let same = |p: &&Parameter| p.id.rsplit_once('/').is_some_and(|(_, last)| last == number);
    view.inputs.with_untracked(|all| {
        let found = all.iter().find(|p| p.id == id).or_else(|| all.iter().find(same));
        found.map_or_else(|| id.to_owned(), |p| p.id.clone())
    })
}

/// Work in slices, for [`use_long`](crate::ui::platform::turns::use_long).
fn in_slices<T, F: Future<Output = T> + 'static>(work: impl FnOnce(Pace) -> F) -> Sliced<T> {
    let pace = Pace::in_slices();
    Sliced::new(work(pace.clone()), pace)
}

/// Says that an answer is still being worked out, in a line that is there all the time.
#[component]
fn Working(is_working: Memo<bool>) -> impl IntoView {
    let view = use_model();
    view! {
        <p class="caption whatif-working" role="status" data-working=move || is_working.get().to_string()>
            {move || is_working.get().then(|| view.words().working)}
        </p>
    }
}
