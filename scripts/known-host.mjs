import { isIP } from "node:net";

/**
 * Returns true if Foyer accepts requests for this host: the public address, that of
 * personal links, a name in FOYER_ALLOWED_HOSTS, an IP address, or a name without a dot such as localhost or a container's.
 * DNS rebinding needs a domain name, which has a dot.
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
