//! Mounts the page, nothing else.

use loudou::ui::{app, platform::panic};

fn main() {
    panic::install();
    wasm_bindgen_futures::spawn_local(app::start());
}
