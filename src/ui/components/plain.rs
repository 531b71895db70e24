//! Plain content: elements without handlers or a state of their own, described as values.
//!
//! What is to be seen is compared with what was drawn, and only the differences are written. For what is dense and
//! often drawn anew: the marks of a chart, the cells of a grid, the rows of a table. There a view of elements costs
//! more to compare than to draw, and with erased components it writes every attribute again, which makes the browser
//! style and lay out all of them.

use std::borrow::Cow;

use leptos::html::ElementType;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, intern};
use web_sys::Element;

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

/// Elements that new ones in the same place are copied from: a browser copies one sooner than it is told of all its
/// attributes. For many lists of one shape, such as the cells of each row.
#[derive(Clone, Copy)]
pub struct Models(StoredValue<Vec<Drawn>, LocalStorage>);

/// No models yet; the first list that is drawn gives them.
#[must_use]
pub fn use_models() -> Models {
    Models(StoredValue::new_local(Vec::new()))
}

/// Keeps the content of an element as `content` says, which may read signals. Nothing else may change it.
pub fn use_plain<E>(node: NodeRef<E>, models: Option<Models>, content: impl Fn() -> Vec<Plain> + 'static)
where
    E: ElementType,
    E::Output: JsCast + Clone + AsRef<Element> + 'static,
{
    let drawn = StoredValue::new_local(Vec::new());
    Effect::new(move |_| {
        let Some(parent) = node.get() else { return };
        let parent = AsRef::<Element>::as_ref(&parent);
        let now = content();
        // An element that was drawn before this keeps its place when its component is made anew, and what stands in it.
        if drawn.with_value(Vec::is_empty) && parent.has_child_nodes() {
            parent.set_text_content(None);
        }
        // An element of a living page can always be written to.
        let _ = drawn.try_update_value(|drawn| match models {
            None => redraw(parent, drawn, now, &[]),
            Some(Models(models)) => {
                models.with_value(|models| redraw(parent, drawn, now, models))?;
                if models.with_value(Vec::is_empty) {
                    models.set_value(drawn.iter().map(Drawn::copy).collect::<Result<_, _>>()?);
                }
                Ok(())
            }
        });
    });
}

/// Writes what differs.
fn redraw(
    parent: &Element,
    drawn: &mut Vec<Drawn>,
    now: Vec<Plain>,
    models: &[Drawn],
) -> Result<(), JsValue> {
    let total = now.len();
    for (at, plain) in now.into_iter().enumerate() {
        // Where the kinds part ways, an element came or went here.
        while drawn.get(at).is_some_and(|old| old.shown.tag != plain.tag) && drawn.len() > total {
            drawn.remove(at).element.remove();
        }
        match drawn.get_mut(at) {
            Some(old) if old.shown.tag == plain.tag => old.show(plain)?,
            present => {
                let replaced = present.map(|old| old.element.clone());
                let new = draw(parent, plain, models.get(at))?;
                match replaced {
                    Some(old) if drawn.len() >= total => {
                        parent.replace_child(&new.element, &old)?;
                        drawn.splice(at..=at, [new]);
                    }
                    next => {
                        parent.insert_before(&new.element, next.as_deref())?;
                        drawn.insert(at, new);
                    }
                }
            }
        }
    }
    drawn.drain(total..).for_each(|gone| gone.element.remove());
    Ok(())
}

/// Makes an element for a place in `parent`, in the namespace of that, or as a copy of a model of its kind.
fn draw(parent: &Element, plain: Plain, model: Option<&Drawn>) -> Result<Drawn, JsValue> {
    let mut drawn = match model.filter(|model| model.shown.tag == plain.tag) {
        Some(model) => model.copy()?,
        None => Drawn {
            element: document().create_element_ns(parent.namespace_uri().as_deref(), intern(plain.tag))?,
            shown: Plain::new(plain.tag),
            children: Vec::new(),
        },
    };
    drawn.show(plain)?;
    Ok(drawn)
}

impl Drawn {
    fn show(&mut self, mut now: Plain) -> Result<(), JsValue> {
        let element = &self.element;
        for (name, value) in differing(&self.shown.attributes, &now.attributes) {
            match value {
                // Values written in the program are few and come again and again.
                Some(Cow::Borrowed(value)) => element.set_attribute(intern(name), intern(value))?,
                Some(Cow::Owned(value)) => element.set_attribute(intern(name), value)?,
                None => element.remove_attribute(intern(name))?,
            }
        }
        if self.shown.styles != now.styles {
            let style = js_sys::Reflect::get(element, &"style".into())?;
            let style: web_sys::CssStyleDeclaration = style.unchecked_into();
            for (name, value) in differing(&self.shown.styles, &now.styles) {
                style.set_property(intern(name), value.map_or("", |value| value))?;
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
        redraw(&self.element, &mut self.children, children, &[])
    }

    /// The same element once more, in no place yet.
    fn copy(&self) -> Result<Self, JsValue> {
        let copy: Element = self.element.clone_node_with_deep(true)?.unchecked_into();
        Ok(self.copied_as(copy))
    }

    fn copied_as(&self, element: Element) -> Self {
        let mut next = element.first_element_child();
        let mut children = Vec::with_capacity(self.children.len());
        for child in &self.children {
            let Some(of_child) = next else { break };
            next = of_child.next_element_sibling();
            children.push(child.copied_as(of_child));
        }
        Self {
            element,
            shown: self.shown.clone(),
            children,
        }
    }
}

/// A list of names and values.
type Values = [(&'static str, Cow<'static, str>)];

/// The names whose values are not as they were, with the new ones.
fn differing<'a>(
    old: &'a Values,
    new: &'a Values,
) -> impl Iterator<Item = (&'static str, Option<&'a Cow<'static, str>>)> {
    fn value_in<'a>(list: &'a Values, name: &str, at: usize) -> Option<&'a Cow<'static, str>> {
        // Mostly the lists are of one shape.
        let here = list.get(at).filter(|(own, _)| *own == name);
        here.or_else(|| list.iter().find(|(own, _)| *own == name))
            .map(|(_, value)| value)
    }
    let changed = new.iter().enumerate().filter_map(move |(at, (name, value))| {
        (value_in(old, name, at) != Some(value)).then_some((*name, Some(value)))
    });
    let gone = old
        .iter()
        .enumerate()
        .filter_map(move |(at, (name, _))| value_in(new, name, at).is_none().then_some((*name, None)));
    changed.chain(gone)
}

#[cfg(test)]
mod tests {
    use super::{Plain, differing};

    fn changes(old: &Plain, new: &Plain) -> Vec<(&'static str, Option<String>)> {
        differing(&old.attributes, &new.attributes)
            .map(|(name, value)| (name, value.map(|value| value.clone().into_owned())))
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
