// Loads the page again when the site has changed, and shows what is wrong with its
// content. Only `cuecard serve` puts it into pages.

const NAME = "cuecard-findings";
let shown = null;

/** Shows findings over the page's end, until there are none. */
const show = (findings, hasErrors) => {
  document.getElementById(NAME)?.remove();
  if (findings.length === 0) return;
  const box = document.createElement("details");
  box.id = NAME;
  box.open = hasErrors;
  Object.assign(box.style, {
    position: "fixed",
    inset: "auto 0 0",
    zIndex: 9,
    maxHeight: "60vh",
    overflow: "auto",
    padding: "0.75rem 1rem",
    background: "#1b1828",
    color: "#f4f2fa",
    font: "0.8125rem/1.5 ui-monospace, Menlo, Consolas, monospace",
  });
  const title = document.createElement("summary");
  title.textContent = "cuecard check";
  const text = document.createElement("pre");
  text.textContent = findings.join("\n");
  Object.assign(text.style, { margin: "0.75rem 0 0", whiteSpace: "pre-wrap" });
  box.append(title, text);
  document.body.append(box);
};

const events = new EventSource(new URL("events", document.currentScript.src));
events.onmessage = ({ data }) => {
  const { version, has_errors: hasErrors, findings } = JSON.parse(data);
  if (shown !== null && shown !== version) {
    location.reload();
    return;
  }
  shown = version;
  show(findings, hasErrors);
};
