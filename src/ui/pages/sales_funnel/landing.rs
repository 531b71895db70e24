//! How likely each amount is: exactly, and where rates are not known and deals move together.

use leptos::prelude::*;

use super::{Funnel, told, use_funnel};
use crate::charts::exceedance::{Exceedance, ExceedanceLine, ExceedancePoint, ExceedanceTarget};
use crate::models::parameter::Unit;
use crate::models::sales_funnel::Landing;
use crate::ui::components::{ChartFrame, Heading, PlainTable};

/// The chart with both answers.
#[component]
pub fn LandingChart() -> impl IntoView {
    let funnel = use_funnel();
    let is_uncertain = Memo::new(move |_| funnel.input.with(|input| input.is_uncertain));
    let title = move || {
        let words = funnel.words();
        funnel.report.with(|r| {
            let values = [
                ("target", funnel.money(r.target)),
                ("hit", funnel.chance(r.outlook.hit)),
            ];
            told(words.landing_found, &values)
        })
    };
    let subtitle = move || {
        let words = funnel.words();
        funnel.report.with(|r| {
            let [sure, even, hopeful] = r.outlook.reached.map(|amount| funnel.money(amount));
            let values = [("sure", sure), ("even", even), ("hopeful", hopeful)];
            let reached = told(words.landing_sub, &values);
            let grid = r
                .outlook
                .grid
                .map(|grid| told(words.landing_grid, &[("grid", funnel.money(grid))]));
            format!("{reached}{}", grid.unwrap_or_default())
        })
    };
    let table = move || {
        let words = funnel.words();
        chart(funnel, 600.0).table(
            &title(),
            [words.col_answer, words.col_amount, words.col_probability_of],
        )
    };
    view! {
        <div data-chart="landing" data-drawing=move || funnel.is_drawing.get().then_some("true")>
            <ChartFrame
                title=Signal::derive(title) subtitle=Signal::derive(subtitle)
                scene=Callback::new(move |width| chart(funnel, width).scene()) table=Signal::derive(table)
            />
            <Show when=move || is_uncertain.get()>
                <p class="caption" role="status" data-part="drawing">
                    {move || if funnel.is_drawing.get() { funnel.words().drawing } else { "" }}
                </p>
                <BothAnswers/>
            </Show>
        </div>
    }
}

/// The probability of the target under both assumptions.
#[component]
fn BothAnswers() -> impl IntoView {
    let funnel = use_funnel();
    let columns = move || {
        let words = funnel.words();
        vec![
            Heading::words(words.col_answer),
            Heading::number(words.col_hit),
            Heading::number(words.col_interval),
        ]
    };
    let rows = move || {
        let words = funnel.words();
        let exact = funnel.report.with(|r| {
            vec![
                words.answer_exact.to_owned(),
                funnel.chance(r.outlook.hit),
                words.is_exact.to_owned(),
            ]
        });
        let drawn = funnel.drawn.with(|drawn| {
            let drawn = drawn.as_ref().as_ref()?;
            let draws = funnel.amount(drawn.draws as f64, Unit::Plain);
            Some(vec![
                told(words.answer_drawn, &[("n", draws)]),
                funnel.chance(drawn.hit.value),
                funnel.interval(drawn.hit.interval),
            ])
        });
        let waiting = vec![words.drawing.to_owned(), "…".to_owned(), "…".to_owned()];
        vec![exact, drawn.unwrap_or(waiting)]
    };
    view! {
        <div data-section="answers">
            <PlainTable
                caption=Signal::derive(move || funnel.words().answers.to_owned())
                columns=Signal::derive(columns) rows=Signal::derive(rows)
            />
        </div>
    }
}

fn chart(funnel: Funnel, width: f64) -> Exceedance {
    let (words, style) = (funnel.words(), funnel.view.style.get());
    let point = |landing: &Landing| ExceedancePoint {
        amount: style.scaled(landing.amount, Unit::Money),
        label: funnel.money(landing.amount),
        probability: landing.probability,
        probability_label: funnel.chance(landing.probability),
    };
    let line = |key: &str, name: String, curve: &[Landing]| ExceedanceLine {
        key: key.to_owned(),
        name,
        points: curve.iter().map(point).collect(),
    };
    funnel.report.with(|r| {
        let mut lines = vec![line("exact", words.answer_exact.to_owned(), &r.outlook.curve)];
        funnel.drawn.with(|drawn| {
            lines.extend(drawn.as_ref().as_ref().map(|drawn| {
                let draws = funnel.amount(drawn.draws as f64, Unit::Plain);
                let name = told(words.answer_drawn, &[("n", draws)]);
                line("drawn", name, &drawn.curve)
            }));
        });
        let values = [
            ("target", funnel.money(r.target)),
            ("hit", funnel.chance(r.outlook.hit)),
        ];
        Exceedance {
            width,
            lines,
            target: (r.target > 0.0).then(|| ExceedanceTarget {
                amount: style.scaled(r.target, Unit::Money),
                probability: r.outlook.hit,
                label: told(words.landing_target, &values),
            }),
            across: told(words.landing_across, &[("unit", style.unit(Unit::Money))]),
            up: words.landing_up.to_owned(),
        }
    })
}
