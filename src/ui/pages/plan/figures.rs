//! The figures of a plan: those that stay in sight, all of them as a table, and where each comes from.

use leptos::prelude::*;

use super::view::{PlanView, use_plan};
use crate::i18n::fill;
use crate::models::headline::{Headline, Model};
use crate::ui::components::{Explain, ExplainPanel, PrintedExplain, open_while_asked, use_printing};

/// A figure that stays in sight: its name, its value with its unit, and the base's beside it under a scenario.
#[component]
pub fn PlanFigure(
    /// Which.
    id: &'static str,
    /// The first and largest.
    #[prop(optional)]
    is_main: bool,
    /// What it means, where no scenario is looked at.
    #[prop(optional, into)]
    word: Signal<String>,
) -> impl IntoView {
    let view = use_plan();
    let figure = Memo::new(move |_| view.figure(id));
    let shown = move |read: fn(&PlanView, &Headline) -> String| {
        figure.with(|f| f.as_ref().map_or_else(|| "—".to_owned(), |f| read(&view, f)))
    };
    let base = move || {
        let base = view
            .base
            .with(|base| base.as_ref()?.iter().find(|f| f.id == id).cloned());
        base.map(|base| {
            let value = view.style.get().maybe(base.value, base.unit);
            fill(view.app.texts().figures().against_base, &[("value", &value)])
        })
    };
    let unit = move || {
        figure.with(|f| {
            let (value, unit) = f.as_ref().and_then(|f| Some((f.value?, f.unit)))?;
            Some(view.style.get().unit_behind(value, unit))
        })
    };
    view! {
        <div class="figure" class:figure-main=is_main data-figure=id>
            <span class="figure-name">{move || shown(|view, f| view.say(&f.name))}</span>
            <span class="figure-value">
                <button
                    type="button" class="figure-button" data-value=id aria-live="polite"
                    title=move || view.app.texts().figures().explain
                    aria-label=move || shown(|view, f| {
                        format!("{} {}", view.say(&f.name), view.style.get().maybe(f.value, f.unit))
                    })
                    on:click=move |_| view.explained.set(Some(id.into()))
                >
                    {move || shown(|view, f| {
                        f.value.map_or_else(|| "—".to_owned(), |value| view.style.get().number(value, f.unit))
                    })}
                </button>
                <span class="figure-unit">{unit}</span>
            </span>
            <span class="figure-word">{move || base().unwrap_or_else(|| word.get())}</span>
        </div>
    }
}

/// The panel that explains the figure asked for.
#[component]
pub fn ExplainFigure() -> impl IntoView {
    let view = use_plan();
    let open = open_while_asked(view.explained);
    let explain = move || {
        let id = view.explained.get();
        id.and_then(|id| view.figure(&id))
            .map_or_else(Explain::default, |figure| explain(view, &figure))
    };
    view! { <ExplainPanel open explain=Signal::derive(explain)/> }
}

fn explain(view: PlanView, figure: &Headline) -> Explain {
    let formula = view.now.with(|now| now.explain(&figure.id));
    view.style.get().explained(figure, formula)
}

/// All figures, each with what explains it; against the base under a scenario.
#[component]
pub fn AllFigures() -> impl IntoView {
    let view = use_plan();
    let row = move |figure: Headline| {
        let style = view.style.get();
        let base = view
            .base
            .with(|base| base.as_ref()?.iter().find(|f| f.id == figure.id).cloned());
        let change = base.as_ref().and_then(|base| Some((base.value?, figure.value?)));
        // In words too: a figure that falls may be the better for it.
        let judged = change
            .and_then(|(before, after)| figure.wish.is_better(before, after))
            .map(|is_better| match is_better {
                true => ("good", view.words().better),
                false => ("bad", view.words().worse),
            });
        let id = figure.id.clone();
        let asked = id.clone();
        view! {
            <tr>
                <th scope="row">{view.say(&figure.name)}</th>
                <td class="num">
                    <button
                        type="button" class="figure-button" data-figure-row=id.to_string()
                        title=view.app.texts().figures().explain
                        on:click=move |_| view.explained.set(Some(asked.clone()))
                    >
                        {style.maybe(figure.value, figure.unit)}
                    </button>
                </td>
                {base.map(|base| view! {
                    <td class="num">{style.maybe(base.value, base.unit)}</td>
                    <td class="num" data-tone=judged.map(|(tone, _)| tone)>
                        {change.map(|(before, after)| style.change(after - before, figure.unit))}
                        {judged.map(|(_, word)| view! { " "<span class="caption">{word}</span> })}
                    </td>
                })}
            </tr>
        }
    };
    let head = move || {
        let words = view.words();
        let base = view.base.with(Option::is_some).then(|| {
            view! {
                <th scope="col" class="num">{view.app.texts().shell().base}</th>
                <th scope="col" class="num">{words.change}</th>
            }
        });
        view! {
            <tr>
                <th scope="col">{words.figure}</th>
                <th scope="col" class="num">{words.value}</th>
                {base}
            </tr>
        }
    };
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=move || view.words().tab_figures>
            <table class="plain-table">
                <thead>{head}</thead>
                <tbody>{move || view.figures.get().into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

/// What a printed report ends with: the figures in sight with their formulas, and what they rest on.
#[component]
pub fn Appendix(
    /// The figures explained.
    ids: &'static [&'static str],
) -> impl IntoView {
    let view = use_plan();
    let printing = use_printing();
    let explained = move || {
        let found = ids.iter().filter_map(|id| view.figure(id));
        found
            .map(|figure| view! { <PrintedExplain explain=explain(view, &figure)/> })
            .collect_view()
    };
    view! {
        <Show when=move || printing.get()>
            <section class="print-only appendix">
                <h2>{move || view.app.texts().figures().appendix}</h2>
                {explained}
            </section>
        </Show>
    }
}
