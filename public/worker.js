// The JavaScript end of the page's worker. scripts/worker.mjs puts the glue of wasm-bindgen before it, as a function
// `makeGlue` that can be called again: after a trap the worker begins anew with the module it was given, without a
// request, so that it also can with the network off.

let module;
let glue;
// The words of the panic that comes before a trap.
let breakdown = "";
let hasTurn = false;
const turns = new MessageChannel();

self.noteBreakdown = (words) => {
  breakdown = words;
};

function begin() {
  breakdown = "";
  glue = makeGlue({ __proto__: null });
  glue.initSync({ module });
}

function guarded(work) {
  try {
    return work();
  } catch (error) {
    const trapped = { reason: breakdown || String(error) };
    begin();
    postMessage([JSON.stringify({ trapped })]);
    return false;
  }
}

// A turn is a message of its own, so that messages of the page come between two of them.
function askForTurn() {
  if (hasTurn) return;
  hasTurn = true;
  turns.port2.postMessage(0);
}

turns.port1.onmessage = () => {
  hasTurn = false;
  if (guarded(() => glue.turn())) askForTurn();
};

// The first message is the module, every other one an order and the bytes beside it.
self.onmessage = ({ data }) => {
  if (module === undefined) {
    module = data;
    begin();
    return;
  }
  const [order, ...parts] = data;
  guarded(() => glue.receive(order, parts));
  askForTurn();
};
