// The plain texts at a site's root that programs read: robots.txt and llms.txt.

/** The lines that RFC 9309 knows, and the one for sitemaps that search engines added. */
const ROBOTS = /^(user-agent|allow|disallow|sitemap)[ \t]*:[ \t]*(.*)$/i;

/**
 * @param {import("../support/site.mjs").Site} site
 * @param {string} text of a robots.txt
 * @returns {string[]}
 */
export function faultsOfRobots(site, text) {
  let hasAgent = false;
  return text.split(/\r?\n/).flatMap((line) => {
    const rule = line.replace(/#.*/, "").trim();
    if (rule === "") return [];
    const [, name, value] = ROBOTS.exec(rule) ?? [];
    if (name === undefined) return [`"${line}" is no rule`];
    if (/^user-agent$/i.test(name)) {
      hasAgent = true;
      return /^(\*|[a-z_-]+)$/i.test(value) ? [] : [`"${line}" names no program`];
    }
    if (/^sitemap$/i.test(name)) {
      const fault = site.faultInFull(value);
      return fault ? [`${value} ${fault}`] : [];
    }
    if (!hasAgent) return [`"${line}" is for no program`];
    return value === "" || value.startsWith("/") ? [] : [`"${line}" names no path`];
  });
}

/**
 * @param {import("../support/site.mjs").Site} site
 * @param {string} text of an llms.txt (https://llmstxt.org/): Markdown that begins with the site's name
 * @returns {string[]}
 */
export function faultsOfGuide(site, text) {
  const links = [...text.matchAll(/\]\(<?([^)\s>]+)>?\)/g)].map(([, address]) => address);
  const faults = links.flatMap((address) => {
    const fault = site.faultInFull(address);
    return fault ? [`${address} ${fault}`] : [];
  });
  return /^# \S/.test(text) ? faults : ["it does not begin with a name", ...faults];
}
