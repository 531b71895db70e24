//! GB18030 through the browser's own decoder, which costs no byte of wasm.

use js_sys::Uint8Array;
use web_sys::{TextDecoder, TextDecoderOptions};

use crate::exchange::text::{DecodingUnavailable, TextDecoding};

/// The browser's `TextDecoder`.
#[derive(Debug, Clone, Copy)]
pub struct BrowserDecoder;

impl TextDecoding for BrowserDecoder {
    fn gb18030(&self, bytes: &[u8]) -> Result<String, DecodingUnavailable> {
        let decoder = TextDecoder::new_with_label_and_options("gb18030", &TextDecoderOptions::new())
            .map_err(|_| DecodingUnavailable)?;
        decoder
            .decode_with_buffer_source(&Uint8Array::from(bytes))
            .map_err(|_| DecodingUnavailable)
    }
}
