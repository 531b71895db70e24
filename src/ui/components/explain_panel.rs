//! "Where does this number come from": formula, the same with its numbers, and every input with its source.

use leptos::prelude::*;

use super::{Dialog, DialogSize};
use crate::ui::locale::use_texts;

/// One input of an explained figure, as shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExplainInput {
    /// Its name.
    pub name: String,
    /// Its value with its unit.
    pub value: String,
    /// Where it came from: template, typed, imported, linked.
    pub source: String,
    /// Whether it is a sample still, and so wears the mark.
    pub is_sample: bool,
}

/// An explained figure, as shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Explain {
    /// The figure's name.
    pub title: String,
    /// The figure with its unit.
    pub result: String,
    /// The formula in words.
    pub formula: String,
    /// The formula with its numbers.
    pub with_numbers: String,
    /// What goes in.
    pub inputs: Vec<ExplainInput>,
    /// Remarks: limits, rounding, method.
    pub notes: Vec<String>,
}

/// Whether a panel is open: from when something is asked about until the reader closes it.
pub fn open_while_asked<T: Send + Sync + 'static>(asked: RwSignal<Option<T>>) -> RwSignal<bool> {
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if asked.with(Option::is_some) {
            open.set(true);
        }
    });
    Effect::new(move |_| {
        if !open.get() && asked.with_untracked(Option::is_some) {
            asked.set(None);
        }
    });
    open
}

/// The panel that explains a figure; open while there is one to explain.
#[component]
pub fn ExplainPanel(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What it explains; live, so the panel follows an edit.
    #[prop(into)]
    explain: Signal<Explain>,
    /// A chart or anything else under the inputs.
    #[prop(optional)]
    children: Option<ChildrenFn>,
) -> impl IntoView {
    let texts = use_texts();
    let title = Signal::derive(move || explain.with(|explain| explain.title.clone()));
    let children = StoredValue::new(children);
    view! {
        <Dialog open title size=DialogSize::Side>
            <div class="explain">
                <p class="explain-result">{move || explain.with(|explain| explain.result.clone())}</p>
                <h3>{move || texts.get().parts().explain.formula}</h3>
                <p class="explain-formula">{move || explain.with(|explain| explain.formula.clone())}</p>
                <h3>{move || texts.get().parts().explain.with_numbers}</h3>
                <p class="explain-formula">{move || explain.with(|explain| explain.with_numbers.clone())}</p>
                <Inputs explain />
                {move || children.with_value(|children| children.as_ref().map(|children| children()))}
                <Notes explain />
            </div>
        </Dialog>
    }
}

#[component]
fn Inputs(explain: Signal<Explain>) -> impl IntoView {
    let texts = use_texts();
    let rows = move || {
        explain
            .with(|explain| explain.inputs.clone())
            .into_iter()
            .map(
                |ExplainInput {
                     name,
                     value,
                     source,
                     is_sample,
                 }| {
                    view! {
                        <tr>
                            <td>{name}</td>
                            <td class="num">{value}</td>
                            <td>
                                <span class=if is_sample { "mark" } else { "caption" }>{source}</span>
                            </td>
                        </tr>
                    }
                },
            )
            .collect_view()
    };
    view! {
        <h3>{move || texts.get().parts().explain.inputs}</h3>
        <table class="plain-table">
            <thead>
                <tr>
                    <th scope="col">{move || texts.get().parts().explain.name}</th>
                    <th scope="col" class="num">{move || texts.get().parts().explain.value}</th>
                    <th scope="col">{move || texts.get().parts().explain.source}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

#[component]
fn Notes(explain: Signal<Explain>) -> impl IntoView {
    let texts = use_texts();
    let items = move || {
        explain
            .with(|explain| explain.notes.clone())
            .into_iter()
            .map(|note| view! { <li>{note}</li> })
            .collect_view()
    };
    view! {
        <Show when=move || explain.with(|explain| !explain.notes.is_empty())>
            <h3>{move || texts.get().parts().explain.notes}</h3>
            <ul class="explain-notes">{items}</ul>
        </Show>
    }
}

/// An explained figure in a printed report.
#[component]
pub fn PrintedExplain(
    /// What it explains.
    explain: Explain,
) -> impl IntoView {
    let rows = explain.inputs.into_iter().map(|i| {
        view! {
            <tr><td>{i.name}</td><td class="num">{i.value}</td><td>{i.source}</td></tr>
        }
    });
    view! {
        <h3>{format!("{}  {}", explain.title, explain.result)}</h3>
        <p>{explain.formula}</p>
        <p>{explain.with_numbers}</p>
        <table class="plain-table"><tbody>{rows.collect_view()}</tbody></table>
        {explain.notes.into_iter().map(|note| view! { <p class="muted">{note}</p> }).collect_view()}
    }
}
