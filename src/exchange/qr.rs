//! A text as a QR code (ISO/IEC 18004), for a phone held up to the screen.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};

/// Most bytes a code holds: version 40 at the lowest level of correction.
pub const MOST_BYTES: usize = 2_953;

/// Light modules that the standard asks for around the code; readers find no code without them.
const QUIET: i32 = 4;

/// A QR code as a drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qr {
    /// Modules along each side, the quiet zone included: the drawing's view box is `0 0 side side`.
    pub side: i32,
    /// The dark modules as one SVG path.
    pub path: String,
}

/// The code of a text, with as much correction as its size has room for. None where it is too long.
///
/// ```
/// use loudou::exchange::qr::{MOST_BYTES, encode};
/// // Version 1 has 21 modules a side, and 4 light ones around.
/// let code = encode("loudou").unwrap();
/// assert_eq!(code.side, 29);
/// assert!(code.path.starts_with("M4 4h7v1H4z"));
/// assert!(encode(&"a".repeat(MOST_BYTES)).is_some());
/// assert!(encode(&"a".repeat(MOST_BYTES + 1)).is_none());
/// ```
#[must_use]
pub fn encode(text: &str) -> Option<Qr> {
    // A longer text would be refused as well, after the work.
    if text.len() > MOST_BYTES {
        return None;
    }
    let code = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let (left, top, wide) = (start + QUIET, y + QUIET, x - start);
                // Writing to a string cannot fail.
                let _ = write!(path, "M{left} {top}h{wide}v1H{left}z");
            }
            x += 1;
        }
    }
    Some(Qr {
        side: code.size() + 2 * QUIET,
        path,
    })
}
