//! Inputs of a plan as fields.

use leptos::prelude::*;

use super::view::use_plan;
use crate::engines::value::{Source, Text};
use crate::i18n::fill;
use crate::models::hint::Hint;
use crate::ui::components::{Commit, NumberField};

/// A numeric input: name, range, unit and sample mark come from its declaration.
#[component]
pub fn PlanField(
    /// Path of the input.
    #[prop(into)]
    id: String,
    /// A name in place of the declared one, such as under the heading of its row.
    #[prop(optional, into)]
    label: Signal<String>,
    /// The row under whose name it stands; that name is left out of its own.
    #[prop(optional, into)]
    owner: Signal<Text>,
    /// The label is only read aloud, as in a table.
    #[prop(optional)]
    bare: bool,
    /// Money is read and shown in single units, where it is small against what the workspace shows money in.
    #[prop(optional)]
    single: bool,
) -> impl IntoView {
    let view = use_plan();
    let style = move || {
        let style = view.style.get();
        if single { style.single() } else { style }
    };
    let id = StoredValue::new(id);
    let value = Memo::new(move |_| id.with_value(|id| view.value(id)));
    let declared = Memo::new(move |_| id.with_value(|id| view.parameter(id)));
    let name = move || match label.get() {
        own if !own.is_empty() => own,
        _ => declared.with(|p| {
            let name = p.as_ref().map_or_else(String::new, |p| view.say(&p.name));
            owner.with(|owner| own_name(&name, &view.say(owner)).to_owned())
        }),
    };
    let unit = move || {
        declared.with(|p| {
            p.as_ref()
                .map_or_else(String::new, |p| style().field_unit(p.unit))
        })
    };
    let mark = move || {
        let is_sample = value.get().is_some_and(|v| v.source == Source::Sample);
        is_sample.then(|| view.app.texts().common().sample)
    };
    let commit = Callback::new(move |commit: Commit| {
        id.with_value(|id| view.set(id, commit.value, commit.gesture));
    });
    // How a number is read follows the unit that money is shown in.
    let rules = Memo::new(move |_| declared.with(|p| p.as_ref().map(|p| style().rules(p))));
    move || {
        rules.get().map(|rules| {
            view! {
                <NumberField
                    label=Signal::derive(name) value=Signal::derive(move || value.get().map(|v| v.value)) rules
                    unit=Signal::derive(unit) mark=Signal::derive(mark) bare=bare on_commit=commit
                />
            }
        })
    }
}

/// The name of a row's number without the row's: `大客户 · 现有付费客户` → `现有付费客户`.
fn own_name<'a>(name: &'a str, owner: &str) -> &'a str {
    let own = name.strip_prefix(owner).and_then(|rest| rest.strip_prefix(" · "));
    own.unwrap_or(name)
}

/// Inputs under a heading, with the benchmarks that are about them.
#[component]
pub fn InputGroup(
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// Its place on the page, for the step strip.
    anchor: &'static str,
    /// Paths of its inputs; those that are not there are passed over.
    ids: &'static [&'static str],
    /// Path of the row whose numbers they are, before their own; none for those of the whole.
    #[prop(optional, into)]
    path: String,
    /// The name of that row.
    #[prop(optional, into)]
    owner: Signal<Text>,
    /// What stands below them: rows, switches.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let whole = |id: &str| {
        if path.is_empty() {
            id.to_owned()
        } else {
            format!("{path}/{id}")
        }
    };
    let fields = ids.iter().map(|id| view! { <PlanField id=whole(id) owner/> });
    view! {
        <section class="input-group" id=anchor tabindex="-1">
            <h2 class="input-group-title">{title}</h2>
            {fields.collect_view()}
            {children.map(|children| children())}
            <Hints about=ids/>
        </section>
    }
}

/// Benchmarks about some inputs, with their source and their grade; nothing where there are none.
#[component]
pub fn Hints(
    /// Paths of the inputs, or the last part of those of rows.
    about: &'static [&'static str],
) -> impl IntoView {
    let view = use_plan();
    let hints: Vec<Hint> = (view.kind.hints)()
        .into_iter()
        .filter(|hint| hint.about.iter().any(|id| about.contains(id)))
        .collect();
    if hints.is_empty() {
        return ().into_any();
    }
    let item = move |hint: Hint| {
        let grade = hint.grade.map(|grade| grade.letter().to_string());
        let said = move || {
            let text = view.say(&hint.text);
            match view.say(&hint.source) {
                source if source.is_empty() => text,
                source => fill(view.words().hint_source, &[("text", &text), ("source", &source)]),
            }
        };
        let spoken = {
            let grade = grade.clone();
            move || {
                grade
                    .as_ref()
                    .map(|letter| (view.app.texts().parts().grade)(letter))
            }
        };
        view! {
            <li class="field-hint">
                {grade.map(|letter| view! { <span class="grade" title=spoken>{letter}</span> })}
                <span>{said}</span>
            </li>
        }
    };
    view! {
        <details class="hints">
            <summary>{move || view.words().hints}</summary>
            <ul>{hints.into_iter().map(item).collect_view()}</ul>
        </details>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::own_name;

    #[test]
    fn the_row_is_left_out_of_its_numbers_names() {
        assert_eq!(own_name("大客户 · 现有付费客户", "大客户"), "现有付费客户");
        assert_eq!(own_name("All · Growth", ""), "All · Growth");
        assert_eq!(own_name("Growth", "All"), "Growth");
    }
}
