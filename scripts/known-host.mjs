import { isIP } from "node:net";

/**
 * Returns true if a request for this host may be answered: the public address, that of
 * personal links, a name in FOYER_ALLOWED_HOSTS, an IP address, or a name without a dot such as localhost or a container's. A
 * foreign site can bring only a name of its own to point here (DNS rebinding), and that has a dot.
 */
export function isKnownHost(host, { publicUrl, guestUrl = null, allowed = "" }) {
  if (host === undefined || !/^[\w.:[\]-]+$/.test(host) || !URL.canParse(`http://${host}`))
    return false;
  const { hostname } = new URL(`http://${host}`);
  if (isIP(hostname.replaceAll(/^\[|\]$/g, "")) !== 0 || !hostname.includes(".")) return true;
  const names = allowed.split(",").map((name) => name.trim().toLowerCase());
  if (hostname === guestUrl?.hostname) return true;
  return hostname === publicUrl?.hostname || names.includes(hostname);
}
