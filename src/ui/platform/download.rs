//! Handing the user a file.

use js_sys::{Array, ArrayBuffer, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;

/// A blob's address has to outlive the browser's own fetch of it, which starts after the click.
const ADDRESS_LIVES: std::time::Duration = std::time::Duration::from_secs(30);

/// Why a file could not be handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DownloadError;

/// Hands `bytes` to the user as a file called `name`.
///
/// # Errors
///
/// The browser refused to make the file or its link.
pub fn download(name: &str, mime: &str, bytes: &[u8]) -> Result<(), DownloadError> {
    download_buffer(name, mime, &Uint8Array::from(bytes).buffer())
}

/// As [`download`], of bytes that are the browser's: they do not enter the page's memory.
///
/// # Errors
///
/// As [`download`].
pub fn download_buffer(name: &str, mime: &str, bytes: &ArrayBuffer) -> Result<(), DownloadError> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(mime);
    let blob = web_sys::Blob::new_with_buffer_source_sequence_and_options(&Array::of1(bytes), &options)?;
    download_blob(name, &blob)
}

/// A file that comes in parts, each of which leaves the page's memory at once.
#[derive(Default)]
pub struct FileParts(Array);

impl FileParts {
    /// The next part.
    ///
    /// # Errors
    ///
    /// The browser refused to take it.
    pub fn push(&self, bytes: &[u8]) -> Result<(), DownloadError> {
        let bytes = Array::of1(&Uint8Array::from(bytes));
        let part = web_sys::Blob::new_with_buffer_source_sequence(&bytes)?;
        self.0.push(&part);
        Ok(())
    }

    /// Hands the file to the user.
    ///
    /// # Errors
    ///
    /// As [`download`].
    pub fn download(&self, name: &str, mime: &str) -> Result<(), DownloadError> {
        let options = web_sys::BlobPropertyBag::new();
        options.set_type(mime);
        let blob = web_sys::Blob::new_with_blob_sequence_and_options(&self.0, &options)?;
        download_blob(name, &blob)
    }
}

/// Hands a blob to the user as a file called `name`.
///
/// # Errors
///
/// The browser refused to make the link.
pub fn download_blob(name: &str, blob: &web_sys::Blob) -> Result<(), DownloadError> {
    let address = web_sys::Url::create_object_url_with_blob(blob)?;
    let link = document()
        .create_element("a")?
        .dyn_into::<web_sys::HtmlAnchorElement>()?;
    link.set_href(&address);
    link.set_download(&safe_name(name));
    link.click();
    set_timeout(
        move || {
            // An address that is gone already needs no taking back.
            let _ = web_sys::Url::revoke_object_url(&address);
        },
        ADDRESS_LIVES,
    );
    Ok(())
}

/// A name every file system takes.
fn safe_name(name: &str) -> String {
    let is_refused = |c: char| c.is_control() || r#"\/:*?"<>|"#.contains(c);
    let name: String = name
        .chars()
        .map(|c| if is_refused(c) { ' ' } else { c })
        .take(120)
        .collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        "loudou".to_owned()
    } else {
        name
    }
}

impl From<JsValue> for DownloadError {
    fn from(_: JsValue) -> Self {
        Self
    }
}

impl From<web_sys::Element> for DownloadError {
    fn from(_: web_sys::Element) -> Self {
        Self
    }
}

#[cfg(test)]
mod tests {
    use super::safe_name;

    #[test]
    fn names_lose_what_file_systems_refuse() {
        assert_eq!(safe_name("A/B: 得分?.csv"), "A B 得分 .csv");
        assert_eq!(safe_name("//"), "loudou");
    }
}
