// The site's pages, as someone who reads and operates them meets them: things are
// found by role and name. Names are the interface's own words, which speak Japanese
// on the samples' site, and a report's own language inside a report.

/** What every page has. */
export class SitePage {
  /** @param {import("@playwright/test").Page} page */
  constructor(page) {
    this.page = page;
    this.main = page.getByRole("main");
    this.title = page.getByRole("heading", { level: 1 });
    this.homeLink = page.getByRole("banner").getByRole("link").first();
    this.progress = page.getByText("読み込み中…");
    this.alert = page.getByRole("alert");
    /** What the footer says of the copies for reading offline, and what clears them. */
    this.copies = page.getByText(/^(オフライン用のコピー：|Offline copies: )[\d.]+ MB$/);
    this.clearCopies = page.getByRole("button", { name: /^(コピーを消去|Clear the copies)$/ });
    this.retry = this.alert.getByRole("button", { name: "もう一度試す" });
  }

  /** Opens an address below the site's home, and waits until the client answers. */
  async open(path) {
    await this.page.goto(path);
    await this.hydrated();
  }

  /** Waits until the client has taken over the page that was loaded. */
  async hydrated() {
    // The client leaves the page that is shown offline as it is.
    await this.page.locator("#app:is([data-hydrated], [data-page=offline])").waitFor();
  }
}

/** The search, which every page opens. */
export class Search {
  /** @param {import("@playwright/test").Page} page */
  constructor(page) {
    this.page = page;
    /** What leads to it: without it, a link to all talks. */
    this.link = page.getByRole("banner").getByRole("link", { name: "検索", exact: true });
    this.dialog = page.getByRole("dialog", { name: "発表を検索" });
    this.field = this.dialog.getByRole("searchbox", { name: "発表を検索" });
    this.status = this.dialog.getByRole("status");
    this.results = this.dialog.getByRole("listitem");
    this.marks = this.dialog.locator("mark");
    this.retry = this.dialog.getByRole("button", { name: "もう一度試す" });
    this.allTalks = this.dialog.getByRole("link", { name: "発表一覧を見る" });
    this.more = this.dialog.getByRole("button", { name: "もっと見る" });
  }

  /** Opens it by its key, and asks. */
  async ask(question) {
    await this.page.keyboard.press("/");
    await this.field.fill(question);
  }

  /** The result of a title or a part of it. */
  result(title) {
    return this.results.filter({ has: this.page.locator(".search-result-title").getByRole("link", { name: title }) });
  }

  /** The link to a result's card. */
  title(title) {
    return this.result(title).locator(".search-result-title a");
  }

  /** What plays a result. */
  play(title) {
    return this.result(title).getByRole("link", { name: /から再生$/ });
  }
}

/** The list of reports. */
export class HomePage extends SitePage {
  constructor(page) {
    super(page);
    this.entries = page.locator(".report-entry");
  }

  open() {
    return super.open("./");
  }

  /** The link to a report, by its title or a part of it. */
  report(title) {
    return this.main.getByRole("link", { name: title });
  }
}

/** How a cue is named, behind its talk: `発表 1 0:00 から再生`, `Talk 1 Play from 0:00`. */
const CUE = /^(発表|Talk|LT) \d+ ([\d:]+ から再生|Play from [\d:]+)$/;

/** The page numbers below a deck. */
const pagesBelow = (deck) => deck.getByRole("list", { name: /^(スライドの時間|Slide times)$/ }).getByRole("link");

/** The deck beside the recording, in the watch view. */
class DeckBeside {
  constructor(box) {
    this.box = box;
    this.facade = box.getByRole("link", { name: /スライドを開く|Open the slides/ });
    this.frame = box.locator("iframe");
    /** What the stand-in says of its page. */
    this.shown = this.frame.contentFrame().locator("output");
    this.hold = box.getByRole("button", { name: /スライドのままにする|Stay with these slides/ });
    this.pages = pagesBelow(box);
    this.currentPage = box.locator("[aria-current=page]");
  }
}

/** A report. */
export class ReportPage extends SitePage {
  constructor(page) {
    super(page);
    this.recording = page.getByRole("region", { name: /^(録画|Recording)$/ });
    this.facade = this.recording.getByRole("link", { name: /再生|Play/ });
    this.status = this.recording.locator(".recording-status");
    /** Agrees that YouTube's player loads by itself. */
    this.consent = this.recording.getByRole("switch", { name: /^(この端末では YouTube|Always load YouTube)/ });
    /** What a screen reader is told without asking. */
    this.announcement = page.getByRole("status");
    this.player = page.getByRole("region", { name: /^(プレーヤー|Player)$/ });
    this.video = this.player.locator("video");
    this.frame = this.player.locator("iframe");
    this.keysSwitch = page.getByRole("switch", { name: /^(キーボード操作を使う|Use keyboard shortcuts)$/ });
    this.playhead = this.player.getByRole("slider", { name: /^(再生位置|Playhead)$/ });
    this.cueList = page.getByRole("navigation", { name: /^(発表の開始時間|Where each talk starts)$/ });
    this.cues = this.cueList.getByRole("link", { name: CUE });
    // The report is an article too, but it is the cards that are named by their talks.
    this.cards = page.locator("article[aria-labelledby]");
    /** The table of contents, and what unfolds it. */
    this.contents = page.getByRole("navigation", { name: /^(目次|Contents)$/ });
    this.contentsTitle = this.contents.locator("summary");
    /** What is marked as the talk under the playhead, and not as a page of its deck. */
    this.current = page.locator('[aria-current="true"]');
    /** The deck beside the recording, in the watch view. */
    this.beside = new DeckBeside(this.player.locator(".player-deck"));
  }

  /** Opens a report by its slug; `rest` is a query or a fragment. */
  open(slug, rest = "") {
    return super.open(`posts/${slug}/${rest}`);
  }

  /** A talk's entry in the cue list. */
  entry(talk) {
    return this.cueList.getByRole("listitem").filter({ has: this.page.getByRole("link", { name: `${talk} ` }) });
  }

  /** A talk's cue in the cue list: `発表 1`, `Talk 1`, `LT 2`. */
  cue(talk) {
    return this.cueList.getByRole("link", { name: `${talk} ` });
  }

  /** All cues of a card. */
  cuesOf(id) {
    return this.card(id).getByRole("link", { name: CUE });
  }

  /** A button of the player, by its name. */
  button(name) {
    return this.player.getByRole("button", { name, exact: true });
  }

  /** A talk's card, by its id: `talk-1`, `lt-2`. */
  card(id) {
    return this.page.locator(`article#${id}`);
  }

  /** What was said in a card's talk. */
  transcript(id) {
    return this.card(id).locator(`#${id}-transcript`);
  }

  /** The page numbers below a card's deck. */
  pagesOf(id) {
    return pagesBelow(this.card(id));
  }

  /** What opens the deck in a card. */
  deckFacade(id) {
    return this.card(id).getByRole("link", { name: /スライドを開く|Open the slides/ });
  }

  /** The deck in a card, once it is open. */
  deck(id) {
    return this.card(id).locator("iframe");
  }
}
