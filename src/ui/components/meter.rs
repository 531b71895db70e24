//! A factor's level as a bar of segments: five levels, or any number, or unknown.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::following::Following;
use super::support::is_look_only;
use crate::ui::locale::use_texts;

/// A named level picker. Levels count from 1; `None` is unknown, drawn hatched and never as zero.
///
/// It is a radio group: arrows move and choose, digits choose, Delete sets unknown.
#[component]
pub fn LevelMeter(
    /// Name of the factor.
    #[prop(into)]
    name: Signal<String>,
    /// What each level means, from level 1 up.
    #[prop(into)]
    levels: Signal<Vec<String>>,
    /// What each looks like, in a sentence; told where the pointer rests on it, and read aloud.
    #[prop(optional, into)]
    details: Signal<Vec<String>>,
    /// The level in force, from 1.
    #[prop(into)]
    value: Signal<Option<usize>>,
    /// Told the level the user chose.
    on_change: Callback<Option<usize>>,
    /// The factor's weight as shown, for example `15%`.
    #[prop(optional, into)]
    weight: Signal<String>,
    /// Cannot be changed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let texts = use_texts();
    let is_fixed = is_look_only();
    let group = NodeRef::<html::Div>::new();
    let hovered = RwSignal::new(None::<usize>);
    let name_id = super::unique_id("meter");
    let caption_id = format!("{name_id}-caption");
    let count = Memo::new(move |_| levels.with(Vec::len));
    let chosen = Following::new(on_change);
    let value = Signal::derive(move || chosen.get().unwrap_or_else(|| value.get()));
    let caption = move || match hovered.get().or(value.get()) {
        Some(level) => label_of(levels, level),
        None => texts.get().parts().level_unknown.to_owned(),
    };
    let choose = move |level: Option<usize>| {
        if !is_fixed && !disabled.get_untracked() && value.get_untracked() != level {
            chosen.set(level);
        }
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        if is_fixed {
            return;
        }
        let Some(level) = level_after_key(&event.key(), value.get_untracked(), count.get_untracked()) else {
            return;
        };
        event.prevent_default();
        choose(level);
        focus_radio(
            group,
            level.map_or(count.get_untracked(), |level| level.saturating_sub(1)),
        );
    };
    let segments = move || {
        (1..=count.get())
            .map(|level| view! { <Segment level levels details value disabled hovered choose=Callback::new(choose) /> })
            .collect_view()
    };
    let clear_tab = move || if value.get().is_none() { "0" } else { "-1" };
    view! {
        <div class="meter-row">
            <span class="meter-name" id=name_id.clone()>{name}</span>
            <div>
                <div
                    class="meter"
                    role="radiogroup"
                    node_ref=group
                    aria-labelledby=name_id
                    aria-describedby=caption_id.clone()
                    data-unknown=move || value.get().is_none().then_some("true")
                    data-disabled=move || disabled.get().then_some("true")
                    aria-disabled=move || (is_fixed || disabled.get()).then_some("true")
                    on:keydown=on_key
                    on:pointerleave=move |_| hovered.set(None)
                >
                    {segments}
                    <button
                        type="button"
                        class="meter-clear"
                        role="radio"
                        tabindex=clear_tab
                        disabled=disabled
                        aria-checked=move || value.get().is_none().to_string()
                        aria-label=move || texts.get().parts().level_clear
                        title=move || texts.get().parts().level_clear
                        on:click=move |_| choose(None)
                    >
                        "?"
                    </button>
                </div>
                <p class="meter-caption" id=caption_id>{caption}</p>
            </div>
            <span class="meter-weight">{weight}</span>
        </div>
    }
}

/// One segment of the bar.
#[component]
fn Segment(
    level: usize,
    levels: Signal<Vec<String>>,
    details: Signal<Vec<String>>,
    value: Signal<Option<usize>>,
    disabled: Signal<bool>,
    hovered: RwSignal<Option<usize>>,
    choose: Callback<Option<usize>>,
) -> impl IntoView {
    let texts = use_texts();
    let spoken = move || (texts.get().parts().level)(level, &label_of(levels, level));
    // With a name of its own, the title is what describes it.
    let detail = move || Some(label_of(details, level)).filter(|detail| !detail.is_empty());
    let title = move || detail().unwrap_or_else(spoken);
    let tab = move || if value.get() == Some(level) { "0" } else { "-1" };
    view! {
        <button
            type="button"
            class="meter-level"
            role="radio"
            tabindex=tab
            disabled=disabled
            data-on=move || value.get().is_some_and(|chosen| level <= chosen).then_some("true")
            aria-checked=move || (value.get() == Some(level)).to_string()
            aria-label=spoken
            title=title
            on:click=move |_| choose.run(Some(level))
            on:pointerenter=move |_| hovered.set(Some(level))
        ></button>
    }
}

fn label_of(levels: Signal<Vec<String>>, level: usize) -> String {
    levels
        .with(|all| all.get(level.saturating_sub(1)).cloned())
        .unwrap_or_default()
}

/// The level a key asks for; `None` when the key is not for the meter.
fn level_after_key(key: &str, now: Option<usize>, count: usize) -> Option<Option<usize>> {
    if count == 0 {
        return None;
    }
    match key {
        "ArrowRight" | "ArrowUp" => Some(Some(now.map_or(1, |level| (level + 1).min(count)))),
        "ArrowLeft" | "ArrowDown" => Some(match now {
            None => Some(count),
            Some(0 | 1) => None,
            Some(level) => Some(level - 1),
        }),
        "Home" => Some(Some(1)),
        "End" => Some(Some(count)),
        "Delete" | "Backspace" => Some(None),
        _ => key
            .parse::<usize>()
            .ok()
            .filter(|level| (1..=count).contains(level))
            .map(Some),
    }
}

/// Moves the focus to the radio at `index`, the clear button being the last.
fn focus_radio(group: NodeRef<html::Div>, index: usize) {
    let Some(group) = group.get_untracked() else {
        return;
    };
    let Ok(radios) = group.query_selector_all("[role=radio]") else {
        return;
    };
    let wanted = u32::try_from(index).ok().and_then(|index| radios.item(index));
    if let Some(button) = wanted.and_then(|node| node.dyn_into::<web_sys::HtmlElement>().ok()) {
        // A control that cannot take the focus keeps it where it was.
        let _ = button.focus();
    }
}

#[cfg(test)]
mod tests {
    use super::level_after_key;

    #[test]
    fn arrows_stop_at_the_top_and_fall_to_unknown_below_one() {
        assert_eq!(level_after_key("ArrowRight", Some(5), 5), Some(Some(5)));
        assert_eq!(level_after_key("ArrowLeft", Some(1), 5), Some(None));
        assert_eq!(level_after_key("ArrowRight", None, 5), Some(Some(1)));
    }

    #[test]
    fn digits_beyond_the_scale_are_not_for_the_meter() {
        assert_eq!(level_after_key("3", None, 5), Some(Some(3)));
        assert_eq!(level_after_key("6", None, 5), None);
        assert_eq!(level_after_key("0", Some(2), 5), None);
        assert_eq!(level_after_key("1", None, 0), None);
    }
}
