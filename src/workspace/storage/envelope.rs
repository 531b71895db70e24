//! A stored value with what is needed to trust it: version, revision, checksum.
//!
//! The form is one line of header, a newline, and the body: `loudou <schema> <revision> <checksum> <app version>`.

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

/// Wraps a value.
#[must_use]
pub fn seal(envelope: &Envelope<'_>) -> String {
    let Envelope {
        schema,
        revision,
        app,
        body,
    } = envelope;
    format!(
        "loudou {schema} {revision} {} {app}\n{body}",
        content_name(&format!("{schema} {revision} {body}"))
    )
}

/// Takes a value out of its wrapping.
///
/// ```
/// use loudou::workspace::storage::{Envelope, EnvelopeProblem, open, seal};
/// let sealed = seal(&Envelope { schema: 1, revision: 7, app: "0.1.0", body: "{}" });
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
    let checksum = word()?;
    let app = word()?;
    if checksum != content_name(&format!("{schema} {revision} {body}")) {
        return Err(EnvelopeProblem::Checksum);
    }
    Ok(Envelope {
        schema,
        revision,
        app,
        body,
    })
}
