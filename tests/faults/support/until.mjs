// Waiting for a condition, and for nothing else.

import { setTimeout as pause } from "node:timers/promises";

/** How long a condition is waited for, and how often it is looked at, in milliseconds. */
const [PATIENCE, INTERVAL] = [30_000, 30];

/**
 * Waits until something holds, and returns what it was asked last.
 *
 * @param {string} what the condition in words, for whoever reads that it never came
 * @param {() => Promise<any>} look what is truthy once it holds; it may throw until then
 * @param {() => Promise<string>} [seen] what there was instead
 */
export async function until(what, look, seen = async () => "") {
  const end = Date.now() + PATIENCE;
  let last;
  while (Date.now() < end) {
    try {
      const answer = await look();
      if (answer) return answer;
      last = "";
    } catch (error) {
      // A page that is being left answers with an error.
      last = error.message;
    }
    await pause(INTERVAL);
  }
  const instead = await seen().catch((error) => error.message);
  throw new Error(`this did not come: ${what}. ${[last, instead].filter(Boolean).join("; ")}`);
}
