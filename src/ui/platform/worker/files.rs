//! Where the worker's files are, and its program.

use js_sys::WebAssembly;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::WhyNone;

/// An address that the build has written into the page.
pub fn entry(attribute: &str) -> Option<String> {
    let document = web_sys::window()?.document()?;
    let meta = document.query_selector("meta[name=worker-entry]").ok()??;
    meta.get_attribute(attribute)
}

/// Fetches the worker's program. The page does it, so that the worker can begin anew without a request.
pub async fn fetch_module() -> Result<JsValue, WhyNone> {
    let url = entry("data-wasm").ok_or(WhyNone::Missing)?;
    let window = web_sys::window().ok_or(WhyNone::Refused)?;
    let fetched = JsFuture::from(window.fetch_with_str(&url)).await;
    let response: web_sys::Response = fetched
        .ok()
        .and_then(|r| r.dyn_into().ok())
        .filter(web_sys::Response::ok)
        .ok_or(WhyNone::Missing)?;
    let buffer = response.array_buffer().map_err(|_| WhyNone::Missing)?;
    let bytes = JsFuture::from(buffer).await.map_err(|_| WhyNone::Missing)?;
    let module = WebAssembly::compile(&bytes);
    JsFuture::from(module).await.map_err(|_| WhyNone::Refused)
}
