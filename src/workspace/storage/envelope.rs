//! A stored value with what is needed to trust it: version, revision, checksum, and what it was built on.
//!
//! The form is one line of header, a newline, and the body:
//! `loudou <schema> <revision> <checksum> <app version> <marks of earlier revisions>`.

use xxhash_rust::xxh3::xxh3_128;

/// A value with its header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope<'a> {
    /// Version of the body's form.
    pub schema: u32,
    /// How many times it was written before.
    pub revision: u64,
    /// Version of the app that wrote it.
    pub app: &'a str,
    /// Marks of the revisions it was built on, the last one first, with commas between; empty for a first one.
    pub line: &'a str,
    /// The value itself.
    pub body: &'a str,
}

/// Why a stored value is not trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnvelopeProblem {
    /// It has no header.
    NoHeader,
    /// The checksum does not fit the body: it was cut short or changed.
    Checksum,
}

/// Name of some content: 32 hexadecimal digits of XXH3-128. Two different contents do not share one by accident.
#[must_use]
pub fn content_name(content: &str) -> String {
    format!("{:032x}", xxh3_128(content.as_bytes()))
}

fn checksum(schema: u32, revision: u64, body: &str) -> String {
    content_name(&format!("{schema} {revision} {body}"))
}

/// Digits of a checksum that tell one revision of a workspace from another.
const MARK_DIGITS: usize = 12;

impl Envelope<'_> {
    /// What tells this revision from any other that was written in its place: the head of its checksum.
    #[must_use]
    pub fn mark(&self) -> String {
        let mut mark = checksum(self.schema, self.revision, self.body);
        mark.truncate(MARK_DIGITS);
        mark
    }
}

/// Wraps a value.
#[must_use]
pub fn seal(envelope: &Envelope<'_>) -> String {
    let Envelope {
        schema,
        revision,
        app,
        line,
        body,
    } = envelope;
    let checksum = checksum(*schema, *revision, body);
    let gap = if line.is_empty() { "" } else { " " };
    format!("loudou {schema} {revision} {checksum} {app}{gap}{line}\n{body}")
}

/// Takes a value out of its wrapping.
///
/// ```
/// use loudou::workspace::storage::{Envelope, EnvelopeProblem, open, seal};
/// let sealed = seal(&Envelope { schema: 1, revision: 7, app: "0.1.0", line: "", body: "{}" });
/// assert_eq!(open(&sealed).unwrap().revision, 7);
/// assert_eq!(open(&sealed[..sealed.len() - 1]), Err(EnvelopeProblem::Checksum));
/// ```
///
/// # Errors
/// [`EnvelopeProblem`] where it is no such value or was damaged.
pub fn open(sealed: &str) -> Result<Envelope<'_>, EnvelopeProblem> {
    let (header, body) = sealed.split_once('\n').ok_or(EnvelopeProblem::NoHeader)?;
    let mut words = header.split(' ');
    let mut word = || words.next().ok_or(EnvelopeProblem::NoHeader);
    if word()? != "loudou" {
        return Err(EnvelopeProblem::NoHeader);
    }
    let schema = word()?.parse().map_err(|_| EnvelopeProblem::NoHeader)?;
    let revision = word()?.parse().map_err(|_| EnvelopeProblem::NoHeader)?;
    let sum = word()?;
    let app = word()?;
    let line = words.next().unwrap_or_default();
    if sum != checksum(schema, revision, body) {
        return Err(EnvelopeProblem::Checksum);
    }
    Ok(Envelope {
        schema,
        revision,
        app,
        line,
        body,
    })
}
