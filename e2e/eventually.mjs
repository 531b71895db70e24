// Tries an assertion until it holds; its last failure is the test's.
export async function eventually(attempt, { within = 3000, every = 25 } = {}) {
  const deadline = Date.now() + within;
  for (;;) {
    try {
      return await attempt();
    } catch (failure) {
      if (Date.now() > deadline) throw failure;
      await new Promise((done) => setTimeout(done, every));
    }
  }
}
