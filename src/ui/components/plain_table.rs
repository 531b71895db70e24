//! A table of figures to read: headings, rows, numbers aligned to the right.

use leptos::prelude::*;

/// A column of a table to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// What it holds.
    pub text: String,
    /// Whether its cells are numbers.
    pub is_number: bool,
}

impl Heading {
    /// A column of words.
    #[must_use]
    pub fn words(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            is_number: false,
        }
    }

    /// A column of numbers.
    #[must_use]
    pub fn number(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            is_number: true,
        }
    }
}

/// A table to read. The first cell of a row is its heading. It scrolls sideways by itself where it is too wide.
#[component]
pub fn PlainTable(
    /// What it shows, read aloud before it.
    #[prop(into)]
    caption: Signal<String>,
    /// Its columns.
    #[prop(into)]
    columns: Signal<Vec<Heading>>,
    /// Its rows, a text per column.
    #[prop(into)]
    rows: Signal<Vec<Vec<String>>>,
) -> impl IntoView {
    let class = move |at: usize| {
        columns
            .with(|c| c.get(at).is_some_and(|c| c.is_number))
            .then_some("num")
    };
    let head = move || {
        let cell =
            |(at, heading): (usize, Heading)| view! { <th scope="col" class=class(at)>{heading.text}</th> };
        columns.get().into_iter().enumerate().map(cell).collect_view()
    };
    let row = move |cells: Vec<String>| {
        let cell = |(at, text): (usize, String)| {
            if at == 0 {
                view! { <th scope="row">{text}</th> }.into_any()
            } else {
                view! { <td class=class(at)>{text}</td> }.into_any()
            }
        };
        view! { <tr>{cells.into_iter().enumerate().map(cell).collect_view()}</tr> }
    };
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=caption>
            <table class="plain-table">
                <caption class="sr-only">{caption}</caption>
                <thead><tr>{head}</tr></thead>
                <tbody>{move || rows.get().into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}
