// Web app manifests (https://www.w3.org/TR/appmanifest/): what makes a site one that can be
// installed.

/** The sizes of icons that Chromium asks for before it offers to install a site. */
const SIZES = [192, 512];

/**
 * @param {import("../support/site.mjs").Site} site
 * @param {string} file the manifest's own
 * @param {string} text
 * @returns {string[]}
 */
export function faultsOfManifest(site, file, text) {
  const manifest = JSON.parse(text);
  const from = new URL(file, site.home);
  const icons = manifest.icons ?? [];
  const addresses = [manifest.start_url, manifest.scope, ...icons.map(({ src }) => src)];
  return [
    ...["name", "start_url", "display", "icons"].filter((name) => !manifest[name]).map((name) => `has no ${name}`),
    ...SIZES.filter((size) => !icons.some((icon) => hasSize(icon, size))).map(
      (size) => `has no icon of ${size} pixels`,
    ),
    ...addresses.filter(Boolean).flatMap((address) => {
      const fault = site.faultOf(address, from);
      return fault ? [`${address} ${fault}`] : [];
    }),
  ];
}

const hasSize = ({ sizes = "" }, size) => sizes.split(" ").some((own) => own === "any" || parseInt(own, 10) >= size);
