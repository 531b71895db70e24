//! Second step: the table as it was read, and how.

use leptos::prelude::*;

use super::state::{ImportState, Overruled};
use crate::engines::whole::count;
use crate::exchange::csv::{Delimiter, HeaderChoice, Reading};
use crate::exchange::detect::EmptyMarkers;
use crate::exchange::text::Encoding;
use crate::i18n::fill;
use crate::ui::components::{CheckField, Choice, Commit, NumberField, NumberRules, SelectField, TextField};
use crate::ui::format;

/// Rows that are shown.
const ROWS: usize = 8;
/// As far down as a table may begin.
const LAST_ROW: f64 = 1e6;
/// Columns that are shown.
const COLUMNS: usize = 40;
/// Problems that are listed.
const PROBLEMS: usize = 50;

/// What was read, how, the first rows and what was wrong.
#[component]
pub fn Preview(state: ImportState) -> impl IntoView {
    let app = state.app;
    let words = move || app.texts().importing();
    let found = move || {
        let lang = app.lang.get();
        let name = state
            .source
            .with(|s| s.as_ref().map(|s| s.name.clone()).filter(|n| !n.is_empty()));
        let name = name.unwrap_or_else(|| words().pasted_name.to_owned());
        state.table.with(|table| {
            let (rows, columns) = table
                .as_ref()
                .map_or((0, 0), |t| (t.sheet.row_count(), t.sheet.width()));
            let (rows, columns) = (format::count(rows, lang), format::count(columns, lang));
            fill(
                words().found,
                &[("name", &name), ("rows", &rows), ("columns", &columns)],
            )
        })
    };
    let is_workbook = move || {
        state
            .source
            .with(|s| s.as_ref().is_some_and(|s| s.book.is_some()))
    };
    view! {
        <section class="import-part">
            <div class="section-head">
                <h3>{found}</h3>
                <button type="button" class="btn btn-small" on:click=move |_| state.forget()>
                    {move || words().other_source}
                </button>
            </div>
            <div class="import-how">
                <SheetField state/>
                <Show when=move || !is_workbook()>
                    <EncodingField state/>
                    <DelimiterField state/>
                </Show>
                <FirstRow state/>
                <HeaderSwitch state/>
            </div>
            <MarkersField state/>
            <FirstRows state/>
            <SheetProblems state/>
        </section>
    }
}

/// Which sheet of a workbook is read, where it has several.
#[component]
fn SheetField(state: ImportState) -> impl IntoView {
    let book = Memo::new(move |_| state.source.with(|s| s.as_ref().and_then(|s| s.book.clone())));
    let choices = move || {
        let names = book.get().map(|book| book.names).unwrap_or_default();
        let choices = names.into_iter().enumerate();
        choices
            .map(|(at, name)| Choice::new(at.to_string(), name))
            .collect::<Vec<_>>()
    };
    let choose = move |key: String| {
        state.overrule(Overruled {
            sheet: key.parse().ok(),
            ..Overruled::default()
        });
    };
    view! {
        <Show when=move || book.with(|book| book.as_ref().is_some_and(|book| book.names.len() > 1))>
            <SelectField
                label=Signal::derive(move || state.app.texts().workbook().sheet.to_owned())
                choices=Signal::derive(choices)
                value=Signal::derive(move || {
                    let chosen = state.overruled.with(|overruled| overruled.sheet);
                    chosen.or_else(|| book.get().map(|book| book.read)).map_or_else(String::new, |at| at.to_string())
                })
                on_change=Callback::new(choose)
                stacked=true
            />
        </Show>
    }
}

#[component]
fn EncodingField(state: ImportState) -> impl IntoView {
    let words = move || state.app.texts().importing();
    let present = Memo::new(move |_| {
        state
            .source
            .with(|s| s.as_ref().map(|s| (s.encoding, s.replaced, s.is_pasted)))
    });
    let choices = move || {
        let present = present.get().map(|(encoding, ..)| encoding);
        let usual = [Encoding::Utf8, Encoding::Gb18030];
        let other = present.filter(|e| !usual.contains(e));
        usual
            .into_iter()
            .chain(other)
            .map(|e| Choice::new(e.name(), e.name()))
            .collect::<Vec<_>>()
    };
    let problem = move || match present.get() {
        Some((Encoding::Mixed, 0, _)) => words().encoding_mixed.to_owned(),
        Some((_, replaced @ 1.., _)) => state.counted(words().encoding_unsure, replaced),
        _ => String::new(),
    };
    let choose = move |key: String| {
        let encoding = [Encoding::Utf8, Encoding::Gb18030]
            .into_iter()
            .find(|e| e.name() == key);
        let overruled = state.overruled.get_untracked();
        state.overrule(Overruled {
            encoding,
            ..overruled
        });
    };
    view! {
        <Show when=move || present.with(|p| matches!(p, Some((_, _, false))))>
            <SelectField
                label=Signal::derive(move || words().encoding.to_owned())
                choices=Signal::derive(choices)
                value=Signal::derive(move || present.get().map_or_else(String::new, |(e, ..)| e.name().to_owned()))
                problem=Signal::derive(problem)
                on_change=Callback::new(choose)
                stacked=true
            />
        </Show>
    }
}

#[component]
fn DelimiterField(state: ImportState) -> impl IntoView {
    let words = move || state.app.texts().importing();
    let name = move |delimiter: Delimiter| match delimiter {
        Delimiter::Tab => words().tab,
        Delimiter::Comma => words().comma,
        Delimiter::Semicolon => words().semicolon,
        Delimiter::Pipe => words().pipe,
    };
    let key = |delimiter: Delimiter| char::from(delimiter.byte()).to_string();
    let choices = move || Delimiter::ALL.map(|d| Choice::new(key(d), name(d))).to_vec();
    let present = Memo::new(move |_| state.table.with(|t| t.as_ref().map(|t| t.delimiter)));
    let choose = move |chosen: String| {
        let delimiter = Delimiter::ALL.into_iter().find(|d| key(*d) == chosen);
        let overruled = state.overruled.get_untracked();
        state.overrule(Overruled {
            delimiter,
            ..overruled
        });
    };
    view! {
        <SelectField
            label=Signal::derive(move || words().delimiter.to_owned())
            choices=Signal::derive(choices)
            value=Signal::derive(move || present.get().map(key).unwrap_or_default())
            on_change=Callback::new(choose)
            stacked=true
        />
    }
}

/// Where the table begins: what stands above it, such as a title, is no part of it.
#[component]
fn FirstRow(state: ImportState) -> impl IntoView {
    let present = Memo::new(move |_| state.table.with(|t| t.as_ref().map(|t| f64::from(t.first_row))));
    let choose = move |commit: Commit| {
        let overruled = state.overruled.get_untracked();
        state.overrule(Overruled {
            first_row: u32::try_from(count(commit.value)).ok(),
            ..overruled
        });
    };
    view! {
        <NumberField
            label=Signal::derive(move || state.app.texts().importing().first_row.to_owned())
            value=present
            rules=NumberRules::count().between(1.0, LAST_ROW)
            on_commit=Callback::new(choose)
            stacked=true
        />
    }
}

#[component]
fn HeaderSwitch(state: ImportState) -> impl IntoView {
    let has_header = Memo::new(move |_| state.table.with(|t| t.as_ref().is_some_and(|t| t.has_header)));
    let choose = move |is_there: bool| {
        let header = if is_there {
            HeaderChoice::Present
        } else {
            HeaderChoice::Absent
        };
        let overruled = state.overruled.get_untracked();
        state.overrule(Overruled { header, ..overruled });
    };
    view! {
        <CheckField
            label=Signal::derive(move || state.app.texts().importing().has_header.to_owned())
            checked=has_header
            on_change=Callback::new(choose)
        />
    }
}

#[component]
fn MarkersField(state: ImportState) -> impl IntoView {
    let words = move || state.app.texts().importing();
    let present = Memo::new(move |_| {
        let join = |markers: &EmptyMarkers| markers.iter().collect::<Vec<_>>().join(" ");
        state
            .plan
            .with(|p| p.as_ref().map(|p| join(&p.markers)).unwrap_or_default())
    });
    let found = move || {
        let mut list: Vec<String> = Vec::new();
        state.plan.with(|plan| {
            for marker in plan
                .iter()
                .flat_map(|p| &p.columns)
                .flat_map(|c| &c.profile.markers)
            {
                let quoted = format!("“{}”", marker.value);
                if !list.contains(&quoted) {
                    list.push(quoted);
                }
            }
        });
        list.truncate(6);
        list.join(" ")
    };
    let commit = move |text: String| state.set_markers(&text.split_whitespace().collect());
    view! {
        <details class="import-more">
            <summary>
                {move || words().markers}
                <Show when=move || !found().is_empty()>
                    " · "{move || fill(words().markers_found, &[("list", &found())])}
                </Show>
            </summary>
            <TextField
                label=Signal::derive(move || words().markers.to_owned())
                note=Signal::derive(move || words().markers_note.to_owned())
                value=present
                on_commit=Callback::new(commit)
                stacked=true
            />
        </details>
    }
}

#[component]
fn FirstRows(state: ImportState) -> impl IntoView {
    let words = move || state.app.texts().importing();
    let head = |table: &Reading| {
        let names = table.sheet.headers().iter().take(COLUMNS).cloned();
        names
            .map(|name| view! { <th scope="col">{name}</th> })
            .collect_view()
    };
    let body = |table: &Reading| {
        let sheet = &table.sheet;
        (0..sheet.row_count().min(ROWS))
            .map(|row| {
                let cells = (0..sheet.width().min(COLUMNS)).map(|column| {
                    let text: String = sheet.cell(row, column).chars().take(80).collect();
                    view! { <td>{text}</td> }
                });
                view! { <tr><th scope="row" class="num">{sheet.row_number(row)}</th>{cells.collect_view()}</tr> }
            })
            .collect_view()
    };
    view! {
        <div class="table-scroll import-rows" tabindex="0" role="region" aria-label=move || state.counted(words().first_rows, ROWS)>
            <table class="plain-table">
                <thead><tr>
                    <th scope="col" class="num">{move || words().row_number}</th>
                    {move || state.table.with(|t| t.as_deref().map(head))}
                </tr></thead>
                <tbody>{move || state.table.with(|t| t.as_deref().map(body))}</tbody>
            </table>
        </div>
    }
}

#[component]
fn SheetProblems(state: ImportState) -> impl IntoView {
    let words = move || state.app.texts().importing();
    let count = Memo::new(move |_| {
        state
            .table
            .with(|t| t.as_ref().map_or(0, |t| t.sheet.problems().len()))
    });
    let list = move || {
        let lang = state.app.lang.get();
        state.table.with(|table| {
            let problems = table.iter().flat_map(|t| t.sheet.problems()).take(PROBLEMS);
            problems
                .map(|p| view! { <li>{p.sentence(lang)}</li> })
                .collect_view()
        })
    };
    view! {
        <Show when=move || { count.get() > 0 }>
            <details class="import-more">
                <summary>{move || state.counted(words().sheet_problems, count.get())}</summary>
                <ul class="import-list">{list}</ul>
                <Show when=move || { count.get() > PROBLEMS }>
                    <p class="muted">{move || state.counted(words().more_problems, count.get() - PROBLEMS)}</p>
                </Show>
            </details>
        </Show>
    }
}
