/**
 * Returns the address to listen on: FOYER_HOST; else loopback where proxies are trusted, because a
 * client that bypasses the proxy could forge `X-Forwarded-For`; else undefined, all addresses.
 * @param {Record<string, string | undefined>} variables
 * @returns {string | undefined}
 */
export function listenHost({ FOYER_HOST, FOYER_TRUSTED_PROXIES }) {
  const host = FOYER_HOST?.trim();
  if (host) return host;
  return Number(FOYER_TRUSTED_PROXIES ?? 0) > 0 ? "127.0.0.1" : undefined;
}
