// How long the page takes from a press to the first sight of what it asked for.

// Presses and waits; ms from the click's own stamp to the change of the document that shows what `selector` finds.
export async function untilSeen(page, selector, press) {
  const took = page.evaluate(seenAfterClick, selector);
  await press();
  return took;
}

// Runs in the page.
function seenAfterClick(selector) {
  return new Promise((done) => {
    const begin = (event) => {
      const look = () => {
        if (!document.querySelector(selector)) return;
        watch.disconnect();
        done(performance.now() - event.timeStamp);
      };
      const watch = new MutationObserver(look);
      watch.observe(document.body, { childList: true, subtree: true });
    };
    addEventListener("click", begin, { once: true, capture: true });
  });
}
