// The worker is broken, or the browser refuses it something: the site works as if there
// were none.

import { alterWorker, copiesTest as test, expect, isControlled } from "../support/offline.mjs";

const CLOCK = /^Offline meetup/;

const script = (body) => () => ({ status: 200, headers: { "content-type": "text/javascript" }, body });
const before = (code) => (answer) => ({ ...answer, body: `${code}\n${answer.body}` });

/** What can be wrong with the worker's script; `says` is what the browser says of it. */
const SCRIPTS = [
  { what: "missing", change: (answer) => ({ ...answer, status: 404 }), says: /404|bad HTTP response code/ },
  {
    what: "a page",
    change: () => ({ status: 200, headers: { "content-type": "text/html" }, body: "<!DOCTYPE html><title>x</title>" }),
    says: /unsupported MIME type/,
  },
  { what: "no script", change: script("{ this is no script"), says: /Unexpected identifier/ },
  { what: "throwing as it starts", change: script("throw new Error('broken')"), says: /broken/ },
  {
    what: "throwing as it is installed",
    change: script("addEventListener('install', (event) => event.waitUntil(Promise.reject(new Error('broken'))))"),
    says: /broken/,
  },
  { what: "cut off", change: (answer) => ({ ...answer, body: answer.body.subarray(0, 3000) }), says: /SyntaxError|Unexpected/ },
];

/** The site works, from page to page and from load to load. */
async function works(page, home, report) {
  await report.open("offline-meetup");
  await report.homeLink.click();
  await expect(home.entries).toHaveCount(3);
  await home.report(/森の上映会/).click();
  await expect(report.cues).toHaveCount(8);
  await page.reload();
  await report.hydrated();
  await report.open("offline-meetup");
  await report.cue("Talk 2").click();
  await expect.poll(() => report.video.evaluate(({ currentTime }) => currentTime)).toBeGreaterThanOrEqual(60);
}

for (const { what, change, says } of SCRIPTS) {
  test(`a worker that is ${what} is none`, async ({ page, site, problems, home, report }) => {
    problems.tolerate(says);
    site.alter("worker.js", change);
    await works(page, home, report);
    expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
  });
}

/** What can go wrong in a worker that is there. */
const FAULTS = [
  { what: "whose answers throw at once", changes: { "if (request.method": "throw new Error('broken'); if (request.method" } },
  { what: "whose answers are refused", changes: { "const answers = {": "const answers = {}, others = {" } },
  { what: "whose every answer fails", changes: { "answer(event)": "Promise.reject(new Error('broken'))" } },
  { what: "that has no copies", code: "caches.open = () => Promise.reject(new DOMException('refused', 'SecurityError'));" },
  { what: "whose copies throw", code: "Object.defineProperty(self, 'caches', { get() { throw new Error('broken'); } });" },
  { what: "whose copies never come", code: "caches.open = () => new Promise(() => {});" },
  {
    what: "whose browser has no more room",
    code: "Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));",
  },
];

for (const { what, changes, code } of FAULTS) {
  test(`a worker ${what} does no harm`, async ({ page, site, problems, home, report }) => {
    problems.tolerate(/broken/);
    if (changes) alterWorker(site, changes);
    if (code) site.alter("worker.js", before(code));
    await report.open("offline-meetup");
    await isControlled(page);
    await works(page, home, report);
  });
}

test("a worker whose script is gone serves what it has, and harms nobody", async ({
  page,
  site,
  network,
  problems,
  read,
  home,
  report,
}) => {
  problems.tolerate(/404|bad HTTP response code/);
  await read("offline-meetup");
  site.alter("worker.js", (answer) => ({ ...answer, status: 404 }));
  await works(page, home, report);
  await network.cut();
  await report.open("offline-meetup");
  await expect(report.title).toHaveText(CLOCK);
});

test("copies that something broke are not served for long", async ({ page, copies, report }) => {
  await report.open("offline-meetup");
  await copies.have("posts/offline-meetup/");
  // The client's script is empty.
  await page.evaluate(async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const { url } of await cache.keys()) {
        if (/client-\w+\.js$/.test(url)) await cache.put(url, new Response("", { headers: { "content-type": "text/javascript" } }));
      }
    }
  });
  await page.goto("posts/offline-meetup/");
  await report.hydrated();
});

test("a new worker takes the old one's place, and its copies of another form go", async ({
  page,
  site,
  copies,
  report,
}) => {
  await report.open("offline-meetup");
  await copies.have("posts/offline-meetup/");
  const old = await page.evaluate(() => caches.keys());
  alterWorker(site, { "cuecard-1:": "cuecard-2:" });
  await report.open("screening-night");
  const now = () => page.evaluate(() => caches.keys());
  await expect.poll(now).toEqual(old.map((name) => name.replace("cuecard-1:", "cuecard-2:")));
});

test("a page of the organiser's own server sends a worker of before away", async ({ page, site, copies, report }) => {
  await report.open("offline-meetup");
  await copies.have("posts/offline-meetup/");
  site.alter("posts/screening-night/", (answer) => ({
    ...answer,
    body: answer.body.toString().replace(/<link rel="manifest"[^>]*>/, ""),
  }));
  await report.open("screening-night");
  const registrations = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  await expect.poll(registrations).toBe(0);
});
