// A stand-in for YouTube's embed that behaves as the real one is known to: it keeps
// silent until it is listened to, answers only the first window and origin that
// listens, loses what comes before it is ready, and reports as the real one does.
//
// What it does shows as text in its frame, which is how tests look at it.

/** Where the embed comes from. */
export const ORIGIN = "https://www.youtube-nocookie.com";

/**
 * How a stand-in differs from one that plays at once.
 *
 * @typedef {object} Behaviour
 * @property {number} [deaf] how many times `listening` goes unheard; by default none
 * @property {boolean} [slow] ready only when a test says so, with `Embed.becomeReady`
 * @property {number | string} [error] the error that it meets instead of playing
 * @property {number} [duration] how long its video is, in seconds
 * @property {boolean} [wantsTap] plays only once its reader has pressed play in it
 * @property {unknown[]} [says] what else it says, once it plays
 */

/** Runs in the frame. */
function standIn({ deaf = 0, slow = false, error = null, duration = 634.6, wantsTap = false, says = [] }) {
  const ask = new URL(location.href).searchParams;
  const [UNSTARTED, PLAYING, PAUSED, BUFFERING] = [-1, 1, 2, 3];
  const NAMES = { [UNSTARTED]: "unstarted", [PLAYING]: "playing", [PAUSED]: "paused", [BUFFERING]: "buffering" };
  const list = (name) => document.getElementById(name);
  const note = (name, text) => list(name).append(Object.assign(document.createElement("li"), { textContent: text }));

  let listener = null;
  let isReady = false;
  let state = UNSTARTED;
  // A start that the address names snaps to the keyframe before it.
  let time = Math.max(0, Number(ask.get("start")) - 2);
  let since = performance.now();
  const asked = new Set();

  const now = () => (state === PLAYING ? time + (performance.now() - since) / 1000 : time);
  const say = (event, info) =>
    listener?.window.postMessage(JSON.stringify({ event, info, id: listener.id, channel: "widget" }), listener.origin);
  const progress = () => ({
    currentTime: now(),
    videoLoadedFraction: 0.5,
    playbackRate: 1,
    currentTimeLastUpdated_: Date.now() / 1000,
  });
  const whole = () => ({ ...progress(), playerState: state, duration });
  const move = (at, next) => {
    [time, since, state] = [at, performance.now(), next];
    list("state").textContent = NAMES[state];
    say("infoDelivery", whole());
    if (asked.has("onStateChange")) say("onStateChange", state);
  };
  let isTapped = !wantsTap;
  const play = (at) => {
    if (!isTapped) return;
    move(at, BUFFERING);
    move(at, PLAYING);
    for (const other of says.splice(0)) listener.window.postMessage(other, listener.origin);
  };
  const fail = (code, isUnasked) => {
    if (isUnasked || asked.has("onError")) say("onError", code);
  };

  const becomeReady = () => {
    isReady = true;
    say("onReady", null);
    say("infoDelivery", { muted: false, volume: 100 });
    if (error !== null) fail(error, true);
    else if (ask.get("autoplay") === "1") play(time);
  };
  const functions = {
    addEventListener: (name) => asked.add(name),
    seekTo: (at) => (state === PAUSED ? move(at, PAUSED) : play(at)),
    playVideo: () => play(now()),
    pauseVideo: () => move(now(), PAUSED),
  };

  addEventListener("message", ({ data, source, origin }) => {
    // The real one speaks only to the site that its address names.
    if (ask.get("enablejsapi") !== "1" || origin !== ask.get("origin")) return;
    if (listener && (listener.window !== source || listener.origin !== origin)) return;
    const { event, func, args, id } = JSON.parse(data);
    if (event === "listening") {
      note("greetings", event);
      if (listener || list("greetings").children.length <= deaf) return;
      listener = { window: source, origin, id };
      say("initialDelivery", { ...whole(), videoData: { title: "Big Buck Bunny" }, apiInterface: ["seekTo"] });
      if (!slow) becomeReady();
    } else if (event === "command") {
      const isHeard = isReady || func === "addEventListener";
      note(isHeard ? "commands" : "lost", `${func}(${args.join(", ")})`);
      if (isHeard) functions[func](...args);
    }
  });
  setInterval(() => {
    if (listener && state === PLAYING) say("infoDelivery", progress());
  }, 250);

  const tap = () => {
    isTapped = true;
    play(now());
  };
  globalThis.standIn = { becomeReady, fail, pause: functions.pauseVideo, tap };
}

/** The stand-in's page. It answers wherever it is served, for whatever video. */
export function standInPage(behaviour = {}) {
  const lists = ["greetings", "lost", "commands"].map((name) => `<ol id="${name}"></ol>`).join("");
  const script = `(${standIn})(${JSON.stringify(behaviour)})`;
  return `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>stand-in</title>
    <output id="state">unstarted</output>${lists}<script>${script}</script></html>`;
}

/** YouTube's embed in a page. */
export class Embed {
  /** The addresses that were asked for, in their order. */
  requests = [];

  /** @param {import("./pages.mjs").ReportPage} report */
  constructor(report) {
    const frame = report.frame.contentFrame();
    this.report = report;
    this.state = frame.locator("#state");
    this.greetings = frame.locator("#greetings li");
    this.lost = frame.locator("#lost li");
    this.commands = frame.locator("#commands li");
    /** Those that steer what plays. */
    this.steering = this.commands.filter({ hasNotText: "addEventListener" });
  }

  /**
   * Answers for YouTube in a report's browser context.
   *
   * @param {import("./pages.mjs").ReportPage} report
   * @param {import("./problems.mjs").Problems} problems
   * @param {Behaviour} [behaviour]
   */
  static async install(report, problems, behaviour = {}) {
    const embed = new Embed(report);
    const body = standInPage(behaviour);
    problems.stub(`${ORIGIN}/embed/`);
    await report.page.context().route(`${ORIGIN}/embed/**`, (route) => {
      embed.requests.push(new URL(route.request().url()));
      return route.fulfill({ contentType: "text/html", body });
    });
    return embed;
  }

  /** Lets a slow one become ready. */
  becomeReady() {
    return this.#run(() => globalThis.standIn.becomeReady());
  }

  /** Lets an error happen while it plays; it tells those who asked to hear of errors. */
  fail(code) {
    return this.#run((error) => globalThis.standIn.fail(error, false), code);
  }

  /** The reader presses play inside the player. */
  tap() {
    return this.#run(() => globalThis.standIn.tap());
  }

  /** The reader presses pause inside the player. */
  pause() {
    return this.#run(() => globalThis.standIn.pause());
  }

  async #run(script, argument) {
    const element = await this.report.frame.elementHandle();
    const frame = await element.contentFrame();
    return frame.evaluate(script, argument);
  }
}
