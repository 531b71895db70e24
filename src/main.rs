//! Mounts the page, nothing else.

use loudou::ui::{app::Loudou, platform::panic};

fn main() {
    panic::install();
    leptos::mount::mount_to_body(Loudou);
}
