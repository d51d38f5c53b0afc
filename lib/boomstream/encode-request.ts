import type { HttpRequest } from "./http-request";
import { sanitizeText } from "./fields";

const ACCEPT = "application/json, application/xml, text/xml";

/** POST with JSON and a Bearer key, or GET with everything in the query. */
export type TransportMode = "post" | "get";

/** Parameters of a method; undefined ones are not sent. */
export type Arguments = Record<string, string | undefined>;

type Address = { apiUrl: string; apiKey: string; format: "json" | "xml" };

/** Returns the request for a method without undefined parameters. Only `get` puts the key in the URL. */
export function encodeRequest(
  mode: TransportMode,
  address: Address,
  method: string,
  parameters: Arguments,
): HttpRequest {
  const url = new URL(`${address.apiUrl.replace(/\/+$/, "")}/${method}`);
  const given = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, sanitizeText(value)] as const],
  );
  // GET returns XML by default.
  const format =
    mode === "get" && address.format === "xml" ? [] : [["format", address.format] as const];
  if (mode === "get") {
    url.search = new URLSearchParams(
      [["apikey", address.apiKey], ...given, ...format].map(([a, b]) => [a, b]),
    ).toString();
    return { url, verb: "GET", headers: { accept: ACCEPT } };
  }
  const body = JSON.stringify(Object.fromEntries([["ver", "1.2"], ...given, ...format]));
  return {
    url,
    verb: "POST",
    headers: {
      accept: ACCEPT,
      authorization: `Bearer ${address.apiKey}`,
      "content-type": "application/json",
      "content-length": String(Buffer.byteLength(body)),
    },
    body,
  };
}
