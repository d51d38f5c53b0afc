/**
 * Returns the path under which Foyer is served, such as `/foyer`; empty for the root. It is fixed at build
 * time: FOYER_BASE_PATH at the build, else the path of NEXTAUTH_URL.
 * @param {Record<string, string | undefined>} variables
 * @returns {string}
 */
export function basePathOf({ FOYER_BASE_PATH, NEXTAUTH_URL }) {
  const given = FOYER_BASE_PATH?.trim();
  if (given) return given.replace(/^\/*/, "/").replace(/\/+$/, "");
  const url = NEXTAUTH_URL?.trim() ?? "";
  return URL.canParse(url) ? new URL(url).pathname.replace(/\/+$/, "") : "";
}
