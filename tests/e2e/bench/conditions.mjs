// What the pages are measured under: a slow line, a slow processor, a phone's screen.

/** Slow 4G: 1.6 Mbit/s down, 750 kbit/s up, 150 ms; in bytes a second and ms. */
export const LINE = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };

/** A processor of a fourth of this one's speed. */
export const PROCESSOR = { rate: 4 };

/** Without the site's worker: what a worker fetches does not come over the slow line. */
export const NO_WORKER = { serviceWorkers: "block" };

/** A phone of the middle. */
export const SCREEN = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true };
