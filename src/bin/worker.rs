//! The page's worker: gives a [`Runner`] turns between messages, off the main thread.
//!
//! `public/worker.js` holds the other end: it makes the instance, hands over each message, asks for the next turn, and
//! makes a new instance after a trap. Nothing here fetches, and no string becomes code.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use loudou::exchange::text::{DecodingUnavailable, TextDecoding};
use loudou::jobs::{BUILD, Mail, News, Order, Runner};
use wasm_bindgen::prelude::*;

/// How long one turn may be, in milliseconds. A message, such as a cancellation, waits no longer.
const TURN_MS: f64 = 25.0;
/// Steps between two looks at the clock: well under a millisecond of work.
const STEPS: usize = 500;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
    #[wasm_bindgen(js_name = postMessage)]
    fn post(message: &Array, transfer: &Array);
    /// Keeps the words of a panic for the message that tells of the trap.
    #[wasm_bindgen(js_name = noteBreakdown)]
    fn note_breakdown(words: &str);

    type TextDecoder;
    #[wasm_bindgen(constructor, catch)]
    fn new(label: &str) -> Result<TextDecoder, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn decode(this: &TextDecoder, bytes: &[u8]) -> Result<String, JsValue>;
}

struct Platform;

impl TextDecoding for Platform {
    fn gb18030(&self, bytes: &[u8]) -> Result<String, DecodingUnavailable> {
        let decoder = TextDecoder::new("gb18030").map_err(|_| DecodingUnavailable)?;
        decoder.decode(bytes).map_err(|_| DecodingUnavailable)
    }
}

thread_local! {
    static RUNNER: RefCell<Runner> = RefCell::new(Runner::new(Rc::new(Platform)));
}

fn main() {
    std::panic::set_hook(Box::new(|info| note_breakdown(&info.to_string())));
    let build = BUILD.to_owned();
    say(Mail {
        head: News::Ready { build },
        parts: Vec::new(),
    });
}

/// Takes an order in. `parts` are the `Uint8Array`s that came with it.
#[wasm_bindgen]
pub fn receive(order: &str, parts: &Array) {
    // The page is of the same build, as the handshake made sure; what is no order cannot be answered.
    let Ok(head) = serde_json::from_str::<Order>(order) else {
        return;
    };
    let parts = parts.iter().map(|part| Uint8Array::new(&part).to_vec()).collect();
    RUNNER.with_borrow_mut(|runner| runner.take(Mail { head, parts }));
}

/// Works for a while and says what there is to say. Gives whether there is more to do.
#[wasm_bindgen]
#[must_use]
pub fn turn() -> bool {
    let end = now() + TURN_MS;
    let (more, news) = RUNNER.with_borrow_mut(|runner| {
        let mut more = runner.turn(STEPS);
        while more && now() < end {
            more = runner.turn(STEPS);
        }
        (more, runner.news())
    });
    news.into_iter().for_each(say);
    more
}

fn say(mail: Mail<News>) {
    let Ok(head) = serde_json::to_string(&mail.head) else {
        return;
    };
    let (message, transfer) = (Array::of1(&head.into()), Array::new());
    for part in &mail.parts {
        let buffer = Uint8Array::from(part.as_slice()).buffer();
        message.push(&buffer);
        transfer.push(&buffer);
    }
    post(&message, &transfer);
}
