//! Plain content: elements without handlers or a state of their own, described as values.
//!
//! What is to be seen is compared with what was drawn, and only the differences are written. For what is dense and
//! often drawn anew: the marks of a chart, the cells of a grid, the rows of a table. There a view of elements costs
//! more to compare than to draw, and with erased components it writes every attribute again, which makes the browser
//! style and lay out all of them.

use std::borrow::Cow;

use leptos::html::ElementType;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// Namespace of drawings.
const SVG: &str = "http://www.w3.org/2000/svg";

/// One element.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plain {
    tag: &'static str,
    attributes: Vec<(&'static str, Cow<'static, str>)>,
    /// Styles that differ from element to element, such as a width: the content policy allows no style attribute.
    styles: Vec<(&'static str, Cow<'static, str>)>,
    /// Its words, where it has no elements in it.
    text: Cow<'static, str>,
    children: Vec<Plain>,
}

impl Plain {
    /// An element with nothing in it.
    #[must_use]
    pub fn new(tag: &'static str) -> Self {
        Self {
            tag,
            ..Self::default()
        }
    }

    /// Adds an attribute. An element has no attribute twice.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// Adds an attribute where there is a value for it.
    #[must_use]
    pub fn maybe(self, name: &'static str, value: Option<impl Into<Cow<'static, str>>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Adds a style where there is a value for it.
    #[must_use]
    pub fn style(mut self, name: &'static str, value: Option<impl Into<Cow<'static, str>>>) -> Self {
        self.styles.extend(value.map(|value| (name, value.into())));
        self
    }

    /// Sets its words.
    #[must_use]
    pub fn text(mut self, text: impl Into<Cow<'static, str>>) -> Self {
        self.text = text.into();
        self
    }

    /// Sets the elements in it.
    #[must_use]
    pub fn children(mut self, children: Vec<Self>) -> Self {
        self.children = children;
        self
    }
}

/// An element that was drawn.
struct Drawn {
    element: Element,
    /// What it shows; its children are kept beside.
    shown: Plain,
    children: Vec<Drawn>,
}

/// Keeps the content of an element as `content` says, which may read signals. Nothing else may change it.
pub fn use_plain<E>(node: NodeRef<E>, content: impl Fn() -> Vec<Plain> + 'static)
where
    E: ElementType,
    E::Output: JsCast + Clone + AsRef<Element> + 'static,
{
    let drawn = StoredValue::new_local(Vec::new());
    Effect::new(move |_| {
        let Some(parent) = node.get() else { return };
        let now = content();
        drawn.update_value(|drawn| {
            // An element of a living page can always be written to.
            let _ = redraw(AsRef::<Element>::as_ref(&parent), drawn, now);
        });
    });
}

/// Writes what differs.
fn redraw(parent: &Element, drawn: &mut Vec<Drawn>, now: Vec<Plain>) -> Result<(), JsValue> {
    for gone in drawn.drain(now.len().min(drawn.len())..) {
        gone.element.remove();
    }
    for (at, plain) in now.into_iter().enumerate() {
        match drawn.get_mut(at) {
            Some(old) if old.shown.tag == plain.tag => old.show(plain)?,
            Some(old) => {
                let new = draw(parent, plain)?;
                parent.replace_child(&new.element, &old.element)?;
                *old = new;
            }
            None => {
                let new = draw(parent, plain)?;
                parent.append_child(&new.element)?;
                drawn.push(new);
            }
        }
    }
    Ok(())
}

/// Makes an element for a place in `parent`, in the namespace of that.
fn draw(parent: &Element, plain: Plain) -> Result<Drawn, JsValue> {
    let document = document();
    let is_drawing = parent.namespace_uri().is_some_and(|space| space == SVG);
    let element = if is_drawing {
        document.create_element_ns(Some(SVG), plain.tag)?
    } else {
        document.create_element(plain.tag)?
    };
    let mut drawn = Drawn {
        element,
        shown: Plain::new(plain.tag),
        children: Vec::new(),
    };
    drawn.show(plain)?;
    Ok(drawn)
}

impl Drawn {
    fn show(&mut self, mut now: Plain) -> Result<(), JsValue> {
        let element = &self.element;
        for (name, value) in differing(&self.shown.attributes, &now.attributes) {
            match value {
                Some(value) => element.set_attribute(name, value)?,
                None => element.remove_attribute(name)?,
            }
        }
        if self.shown.styles != now.styles {
            let style = js_sys::Reflect::get(element, &"style".into())?;
            let style: web_sys::CssStyleDeclaration = style.unchecked_into();
            for (name, value) in differing(&self.shown.styles, &now.styles) {
                style.set_property(name, value.unwrap_or_default())?;
            }
        }
        let children = std::mem::take(&mut now.children);
        if self.shown.text != now.text {
            match element.first_child().filter(|_| !self.shown.text.is_empty()) {
                Some(words) => words.set_node_value(Some(&now.text)),
                None => element.set_text_content(Some(&now.text)),
            }
        }
        self.shown = now;
        redraw(&self.element, &mut self.children, children)
    }
}

/// The names whose values are not as they were, with the new ones.
fn differing<'a>(
    old: &'a [(&'static str, Cow<'static, str>)],
    new: &'a [(&'static str, Cow<'static, str>)],
) -> impl Iterator<Item = (&'static str, Option<&'a str>)> {
    let value_in = |list: &'a [(&'static str, Cow<'static, str>)], name, at| {
        // Mostly the lists are of one shape.
        let here = list.get(at).filter(|(own, _)| *own == name);
        here.or_else(|| list.iter().find(|(own, _)| *own == name))
            .map(|(_, value)| &**value)
    };
    let changed = new.iter().enumerate().filter_map(move |(at, (name, value))| {
        (value_in(old, *name, at) != Some(&**value)).then_some((*name, Some(&**value)))
    });
    let gone = old.iter().enumerate().filter_map(move |(at, (name, _))| {
        value_in(new, *name, at).is_none().then_some((*name, None))
    });
    changed.chain(gone)
}

#[cfg(test)]
mod tests {
    use super::{Plain, differing};

    fn changes(old: &Plain, new: &Plain) -> Vec<(&'static str, Option<String>)> {
        differing(&old.attributes, &new.attributes)
            .map(|(name, value)| (name, value.map(str::to_owned)))
            .collect()
    }

    #[test]
    fn only_what_differs_is_written() {
        let old = Plain::new("td").with("class", "num").with("title", "old");
        let same = old.clone();
        assert_eq!(changes(&old, &same), []);
        let new = Plain::new("td").with("class", "num").with("title", "new");
        assert_eq!(changes(&old, &new), [("title", Some("new".to_owned()))]);
    }

    #[test]
    fn what_is_gone_is_taken_away_wherever_it_stood() {
        let old = Plain::new("td").with("data-range", "true").with("class", "num");
        let new = Plain::new("td").with("class", "num").maybe("title", Some("a"));
        assert_eq!(
            changes(&old, &new),
            [("title", Some("a".to_owned())), ("data-range", None)]
        );
    }
}
