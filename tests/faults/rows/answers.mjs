// What a host can answer wrongly.

/** Nothing is there. */
export const missing = (answer) => ({ ...answer, status: 404 });

/** An answer that the browser is not to keep: the host is asked anew the next time. */
export const uncached = (answer) => ({ ...answer, headers: { ...answer.headers, "cache-control": "no-store" } });

/** A page of the host's own, as if all were well. */
export const page = () => ({
  status: 200,
  headers: { "content-type": "text/html; charset=utf-8" },
  body: "<!DOCTYPE html><title>Welcome</title>",
});

/** The connection breaks before anything has come. */
export const broken = (answer) => ({ ...answer, cut: 0 });

/** Nothing comes, and the connection stays. */
export const silent = () => new Promise(() => {});

/** Only the beginning, as if it were the whole. */
export const beginning = (answer) => ({ ...answer, body: answer.body.subarray(0, 900) });

/** The film's page has something in it that is none of the site's. */
export const bannered = ({ site }) =>
  site.alter("posts/film/", (answer) => ({
    ...answer,
    body: answer.body.toString().replace(/(<main [^>]*>)/, "$1<div>A banner of the network</div>"),
  }));

/** The report's page comes with a policy in its headers, besides the one that it has. */
export const policy =
  (text) =>
  ({ site, slug }) =>
    site.alter(`posts/${slug}/`, (answer) => ({
      ...answer,
      headers: { ...answer.headers, "content-security-policy": text },
    }));

/**
 * JSON that somebody edited.
 *
 * @param {(content: any, whole: any) => void} edit
 */
export const edited = (edit) => (answer) => {
  const whole = JSON.parse(answer.body);
  edit(whole.content, whole);
  return { ...answer, body: JSON.stringify(whole) };
};
