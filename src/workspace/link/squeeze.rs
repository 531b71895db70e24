//! Deflate against words both sides know: a link that changes little of the template holds little but the change.
//!
//! Both sides begin as if `words-1.txt`, a workspace as the app first makes it, had just been written; what is said
//! again is a reference into it (RFC 1951 with a preset window). The file is part of the form of a link and never
//! changes; other words would be another form.

use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, compress_to_output, create_comp_flags_from_zip_params,
};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};

/// The words, at most 32 KB, which is as far as deflate looks back.
pub(super) const WORDS: &[u8] = include_bytes!("words-1.txt");
/// Deflate's most thorough search: a link is made once and sent often.
const LEVEL: i32 = 10;

/// Deflates.
pub(super) fn deflate(content: &[u8]) -> Vec<u8> {
    let mut deflated = Vec::new();
    let mut compressor = CompressorOxide::new(create_comp_flags_from_zip_params(LEVEL, 0, 0));
    // What this gives ends on a byte and is known to the other side: it is dropped.
    compress_to_output(&mut compressor, WORDS, TDEFLFlush::Sync, |_| true);
    compress_to_output(&mut compressor, content, TDEFLFlush::Finish, |bytes| {
        deflated.extend_from_slice(bytes);
        true
    });
    deflated
}

/// Inflates to no more than `most` bytes.
///
/// # Errors
/// True where it unfolds to more; false where it is not deflated, or something stands behind its end.
pub(super) fn inflate(deflated: &[u8], most: usize) -> Result<Vec<u8>, bool> {
    let mut out = WORDS.to_vec();
    out.resize(WORDS.len() + most, 0);
    let mut decompressor = DecompressorOxide::new();
    let flags = inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let (status, taken, written) = decompress(&mut decompressor, deflated, &mut out, WORDS.len(), flags);
    match status {
        TINFLStatus::Done if taken == deflated.len() => {
            out.truncate(WORDS.len() + written);
            Ok(out.split_off(WORDS.len()))
        }
        TINFLStatus::HasMoreOutput => Err(true),
        _ => Err(false),
    }
}
