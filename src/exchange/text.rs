//! Bytes of a file to text, with the encoding found and what was lost.
//!
//! The order is fixed: a byte order mark decides; without one, bytes of which every other is NUL are UTF-16; then they
//! are UTF-8 if they are valid UTF-8; everything else is taken for GB18030, which Chinese Excel writes. Where some lines
//! hold Chinese in UTF-8 and others do not, two files were joined, and each line is read on its own.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// Decodes what the core does not: the page asks the browser's `TextDecoder`, tests ask another library.
pub trait TextDecoding {
    /// Decodes GB18030 (of which GBK and GB2312 are parts), with U+FFFD for what is malformed.
    ///
    /// # Errors
    ///
    /// [`DecodingUnavailable`] if the platform does not know the encoding.
    fn gb18030(&self, bytes: &[u8]) -> Result<String, DecodingUnavailable>;
}

/// The platform has no decoder for GB18030.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DecodingUnavailable;

/// How the characters of a file are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// GB18030, which takes in GBK and GB2312.
    Gb18030,
    /// Lines of UTF-8 and lines of GB18030, as two files joined have them; each line was read in its own.
    Mixed,
}

impl Encoding {
    /// The name people know it by.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
            Self::Gb18030 => "GB18030 (GBK)",
            Self::Mixed => "UTF-8 + GB18030",
        }
    }
}

/// Text read from bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodedText {
    /// The text, without a byte order mark.
    pub text: String,
    /// The encoding it was read in.
    pub encoding: Encoding,
    /// Whether a byte order mark named the encoding; otherwise it was found by trying.
    pub marked: bool,
    /// Characters that could not be read and are U+FFFD in the text. Anything above 0 is worth a warning:
    /// the encoding may be another one.
    pub replaced: usize,
}

/// Reads bytes as text; always gives a text, and says what was lost.
///
/// Bytes that are nearly UTF-8 (a file cut in the middle of a character, one damaged byte) stay UTF-8: they
/// are taken so when more than ten characters beyond ASCII are sound for each that is not, which text in GBK
/// never is.
///
/// ```
/// use loudou::exchange::text::{DecodingUnavailable, Encoding, TextDecoding, decode};
/// struct NoBrowser;
/// impl TextDecoding for NoBrowser {
///     fn gb18030(&self, _: &[u8]) -> Result<String, DecodingUnavailable> {
///         Err(DecodingUnavailable)
///     }
/// }
/// let decoded = decode("\u{feff}公司,金额".as_bytes(), &NoBrowser);
/// assert_eq!((decoded.text.as_str(), decoded.encoding), ("公司,金额", Encoding::Utf8));
/// ```
#[must_use]
pub fn decode(bytes: &[u8], platform: &dyn TextDecoding) -> DecodedText {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return finish(lossy(rest), Encoding::Utf8, true);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return finish(utf16(rest, u16::from_le_bytes), Encoding::Utf16Le, true);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return finish(utf16(rest, u16::from_be_bytes), Encoding::Utf16Be, true);
    }
    if let Some(found) = unmarked_utf16(bytes) {
        return found;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return DecodedText {
            text: text.to_owned(),
            encoding: Encoding::Utf8,
            marked: false,
            replaced: 0,
        };
    }
    if let Some(found) = mixed(bytes, platform) {
        return found;
    }
    if is_damaged_utf8(bytes) {
        return finish(lossy(bytes), Encoding::Utf8, false);
    }
    match platform.gb18030(bytes) {
        Ok(text) => finish(text, Encoding::Gb18030, false),
        Err(DecodingUnavailable) => finish(lossy(bytes), Encoding::Utf8, false),
    }
}

/// Reads bytes in the encoding the user says; a mark of that encoding in front is left out. Where the platform has no
/// decoder for it the text is taken for UTF-8.
#[must_use]
pub fn decode_as(bytes: &[u8], encoding: Encoding, platform: &dyn TextDecoding) -> DecodedText {
    let without = |mark: &'static [u8]| bytes.strip_prefix(mark).unwrap_or(bytes);
    let as_utf8 = || lossy(without(b"\xEF\xBB\xBF"));
    let text = match encoding {
        Encoding::Utf8 => as_utf8(),
        Encoding::Utf16Le => utf16(without(b"\xFF\xFE"), u16::from_le_bytes),
        Encoding::Utf16Be => utf16(without(b"\xFE\xFF"), u16::from_be_bytes),
        Encoding::Gb18030 => platform.gb18030(bytes).unwrap_or_else(|_| as_utf8()),
        Encoding::Mixed => return mixed(bytes, platform).unwrap_or_else(|| decode(bytes, platform)),
    };
    finish(text, encoding, false)
}

fn lossy(bytes: &[u8]) -> String {
    match String::from_utf8_lossy(bytes) {
        Cow::Borrowed(text) => text.to_owned(),
        Cow::Owned(text) => text,
    }
}

/// An odd byte at the end is half a character, hence a replacement.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text: String = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)))
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect();
    if !rest.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    text
}

/// UTF-16 that lost its mark: of the first bytes, one of each pair is NUL nearly always and the other never.
fn unmarked_utf16(bytes: &[u8]) -> Option<DecodedText> {
    const SAMPLE_PAIRS: usize = 512;
    let pairs = bytes.as_chunks::<2>().0;
    let sample = pairs.get(..SAMPLE_PAIRS).unwrap_or(pairs);
    let count = |is_nul: fn(&[u8; 2]) -> bool| sample.iter().filter(|pair| is_nul(pair)).count();
    let (low, high) = (count(|pair| pair[0] == 0), count(|pair| pair[1] == 0));
    match (low, high) {
        (0, high) if sample.len() > 1 && high * 2 > sample.len() => {
            Some(finish(utf16(bytes, u16::from_le_bytes), Encoding::Utf16Le, false))
        }
        (low, 0) if sample.len() > 1 && low * 2 > sample.len() => {
            Some(finish(utf16(bytes, u16::from_be_bytes), Encoding::Utf16Be, false))
        }
        _ => None,
    }
}

/// Each line in its own encoding, where some are Chinese in UTF-8 and others GB18030; none where that is not so. GB18030
/// read as UTF-8 may by chance be valid, but hardly ever gives a Chinese character.
fn mixed(bytes: &[u8], platform: &dyn TextDecoding) -> Option<DecodedText> {
    let is_chinese: fn(char) -> bool = |c| ('\u{2E80}'..='\u{9FFF}').contains(&c);
    let is_sure = |text: &str| text.chars().filter(|c| is_chinese(*c)).nth(1).is_some();
    let lines = || bytes.split_inclusive(|byte| *byte == b'\n');
    // A line of UTF-8 that was cut or damaged has one fault among many sound characters; of GB18030 the other way round.
    let is_other = |line: &&[u8]| {
        let (chinese, broken) = soundness(line, is_chinese);
        broken > 1 && broken > chinese
    };
    let mut others: Vec<u8> = lines().filter(is_other).flatten().copied().collect();
    if others.is_empty()
        || !lines()
            .filter_map(|line| std::str::from_utf8(line).ok())
            .any(is_sure)
    {
        return None;
    }
    // No part of a GB18030 character is a line end, so the lines come back as they went.
    if others.last() != Some(&b'\n') {
        others.push(b'\n');
    }
    let decoded = platform.gb18030(&others).ok()?;
    let mut decoded = decoded.split_inclusive('\n');
    let mut text = String::with_capacity(bytes.len());
    for line in lines() {
        if is_other(&line) {
            let read = decoded.next().unwrap_or_default();
            let has_end = line.ends_with(b"\n");
            text.push_str(if has_end {
                read
            } else {
                read.trim_end_matches('\n')
            });
        } else {
            text.push_str(&String::from_utf8_lossy(line));
        }
    }
    Some(finish(text, Encoding::Mixed, false))
}

/// Whether nearly all characters beyond ASCII are sound UTF-8.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (sound, broken) = soundness(bytes, |c| !c.is_ascii());
    sound > 10 * broken
}

/// Characters of a kind that are sound UTF-8, and places that are not UTF-8 at all.
fn soundness(bytes: &[u8], is_of_kind: fn(char) -> bool) -> (usize, usize) {
    let (mut sound, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| is_of_kind(*c)).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    (sound, broken)
}

fn finish(text: String, encoding: Encoding, marked: bool) -> DecodedText {
    let replaced = text.matches(char::REPLACEMENT_CHARACTER).count();
    DecodedText {
        text,
        encoding,
        marked,
        replaced,
    }
}

/// The decoding of a browser, by a library: for tests.
#[cfg(test)]
pub(crate) struct Library;

#[cfg(test)]
impl TextDecoding for Library {
    fn gb18030(&self, bytes: &[u8]) -> Result<String, DecodingUnavailable> {
        Ok(encoding_rs::GB18030
            .decode_without_bom_handling(bytes)
            .0
            .into_owned())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    struct Nothing;

    impl TextDecoding for Nothing {
        fn gb18030(&self, _: &[u8]) -> Result<String, DecodingUnavailable> {
            Err(DecodingUnavailable)
        }
    }

    const CHINESE: &str = "公司,金额,结果\r\n杭州云帆软件,￥12万,赢单\r\n北京智联,8.5万,输单\r\n";

    fn utf16_bytes(text: &str, mark: [u8; 2], unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        mark.into_iter()
            .chain(text.encode_utf16().flat_map(unit))
            .collect()
    }

    #[test]
    fn marks_decide() {
        let le = utf16_bytes(CHINESE, [0xFF, 0xFE], u16::to_le_bytes);
        let be = utf16_bytes(CHINESE, [0xFE, 0xFF], u16::to_be_bytes);
        for (bytes, encoding) in [(le, Encoding::Utf16Le), (be, Encoding::Utf16Be)] {
            let decoded = decode(&bytes, &Library);
            let expected = DecodedText {
                text: CHINESE.into(),
                encoding,
                marked: true,
                replaced: 0,
            };
            assert_eq!(decoded, expected);
        }
        assert_eq!(decode(b"\xFF\xFEa\0\x00\xD8b", &Library).replaced, 2);
    }

    #[test]
    fn gbk_is_read_and_named() {
        let (bytes, _, _) = encoding_rs::GBK.encode(CHINESE);
        let decoded = decode(&bytes, &Library);
        assert_eq!(decoded.text, CHINESE);
        assert_eq!(
            (decoded.encoding, decoded.marked, decoded.replaced),
            (Encoding::Gb18030, false, 0)
        );
        let without = decode(&bytes, &Nothing);
        assert!(without.encoding == Encoding::Utf8 && without.replaced > 0);
    }

    #[test]
    fn utf8_with_a_broken_end_stays_utf8() {
        let mut bytes = CHINESE.as_bytes().to_vec();
        bytes.extend_from_slice(b"\xE5\x85");
        let decoded = decode(&bytes, &Library);
        assert_eq!((decoded.encoding, decoded.replaced), (Encoding::Utf8, 1));
        assert!(decoded.text.starts_with(CHINESE));
    }

    #[test]
    fn latin_1_is_not_passed_over_in_silence() {
        assert!(decode(b"caf\xE9,1\n", &Library).replaced > 0);
    }

    proptest! {
        #[test]
        fn any_bytes_give_a_text(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let decoded = decode(&bytes, &Library);
            prop_assert_eq!(decoded.replaced, decoded.text.matches('\u{FFFD}').count());
        }

        #[test]
        fn sound_utf8_comes_back(text in "\\PC{0,60}") {
            let decoded = decode(text.as_bytes(), &Nothing);
            prop_assert_eq!(decoded.text.as_str(), text.strip_prefix('\u{feff}').unwrap_or(&text));
        }
    }
}
