//! Dialogs on the platform's own `<dialog>`: it traps the focus, closes on Escape and gives the focus back.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{Icon, IconName};
use crate::ui::locale::use_texts;

/// How much room a dialog takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DialogSize {
    /// A question.
    Small,
    /// A form.
    #[default]
    Medium,
    /// A table or a preview.
    Wide,
    /// A panel at the side that leaves the page in sight.
    Side,
}

impl DialogSize {
    const fn attribute(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Wide => "wide",
            Self::Side => "side",
        }
    }
}

/// A modal dialog. Its content is made when it opens and dropped when it closes.
#[component]
pub fn Dialog(
    /// Whether it is open; the dialog sets it to false when the user closes it.
    open: RwSignal<bool>,
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// How much room it takes.
    #[prop(optional)]
    size: DialogSize,
    /// The buttons under the content.
    #[prop(optional, into)]
    footer: Option<ViewFn>,
    /// The content.
    children: ChildrenFn,
) -> impl IntoView {
    let texts = use_texts();
    let node = NodeRef::<html::Dialog>::new();
    let title_id = super::unique_id("dialog");
    show_while(open, node);
    let footer = move || {
        footer
            .clone()
            .map(|footer| view! { <div class="dialog-foot">{footer.run()}</div> })
    };
    let heading = title_id.clone();
    view! {
        <dialog
            class="dialog"
            node_ref=node
            data-size=size.attribute()
            aria-labelledby=title_id
            on:close=move |_| open.set(false)
            on:click=move |event| close_on_veil(&event, node)
        >
            <Show when=move || open.get()>
                <div class="dialog-head">
                    <h2 id=heading.clone()>{title}</h2>
                    <button
                        type="button"
                        class="btn btn-icon"
                        aria-label=move || texts.get().common().close
                        title=move || texts.get().common().close
                        on:click=move |_| open.set(false)
                    >
                        <Icon name=IconName::Cross />
                    </button>
                </div>
                <div class="dialog-body">{children()}</div>
                {footer()}
            </Show>
        </dialog>
    }
}

/// Keeps the platform's dialog in step with the signal.
pub(super) fn show_while(open: RwSignal<bool>, node: NodeRef<html::Dialog>) {
    Effect::new(move |_| {
        let is_open = open.get();
        let Some(dialog) = node.get() else { return };
        if is_open && !dialog.open() {
            // The content is drawn in the same turn; by the next frame there is something to focus.
            request_animation_frame(move || {
                if !open.get_untracked() || dialog.open() {
                    return;
                }
                if dialog.show_modal().is_ok() {
                    focus_first(&dialog);
                } else {
                    open.set(false);
                }
            });
        } else if !is_open && dialog.open() {
            dialog.close();
        }
    });
}

/// The focus goes to the first thing to fill in, else to the first answer; the close button is the last resort.
fn focus_first(dialog: &web_sys::HtmlDialogElement) {
    const FIRST: &str = "[autofocus], .dialog-body :is(input, select, textarea), .dialog-foot .btn";
    let first = dialog.query_selector(FIRST).ok().flatten();
    if let Some(first) = first.and_then(|first| first.dyn_into::<web_sys::HtmlElement>().ok()) {
        // What cannot take the focus leaves it where the browser put it.
        let _ = first.focus();
    }
}

/// A press on the veil, which counts as a press on the dialog itself, closes it.
pub(super) fn close_on_veil(event: &web_sys::MouseEvent, node: NodeRef<html::Dialog>) {
    let Some(dialog) = node.get_untracked() else {
        return;
    };
    let is_own = event
        .target()
        .is_some_and(|target| &target == AsRef::<web_sys::EventTarget>::as_ref(&dialog));
    // A key pressed on a button arrives as a click at 0, 0, on the button. And to ask where the dialog lies has the
    // browser lay out all that the press has changed.
    if !is_own {
        return;
    }
    let box_ = dialog.get_bounding_client_rect();
    let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
    let is_inside = x >= box_.left() && x <= box_.right() && y >= box_.top() && y <= box_.bottom();
    if !is_inside {
        dialog.close();
    }
}

/// A question with two answers.
#[component]
pub fn Confirm(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The question.
    #[prop(into)]
    title: Signal<String>,
    /// What the answer leads to.
    #[prop(into)]
    text: Signal<String>,
    /// The word on the button that says yes: what will be done, never "OK".
    #[prop(into)]
    action: Signal<String>,
    /// Whether yes takes something away.
    #[prop(optional)]
    dangerous: bool,
    /// Told when the answer is yes.
    on_confirm: Callback<()>,
) -> impl IntoView {
    let texts = use_texts();
    let footer = move || {
        let class = if dangerous {
            "btn btn-danger"
        } else {
            "btn btn-primary"
        };
        view! {
            <button type="button" class="btn" on:click=move |_| open.set(false)>
                {move || texts.get().common().cancel}
            </button>
            <button
                type="button"
                class=class
                on:click=move |_| {
                    open.set(false);
                    on_confirm.run(());
                }
            >
                {action}
            </button>
        }
    };
    view! {
        <Dialog open title size=DialogSize::Small footer>
            <p>{text}</p>
        </Dialog>
    }
}
