import type { IncomingMessage } from "node:http";
import { z } from "zod";

/** A request to the API with its parameters from query, body or header. */
export type ApiRequest = {
  method: string;
  verb: string;
  /** Path and query as received: the service echoes them, the key included. */
  uri: string;
  parameters: Record<string, string>;
  key: string;
  format: "json" | "xml";
};

const MAX_BODY = 1024 * 1024;
const Body = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** Returns a body as JSON; undefined if it is missing or invalid. */
export async function readJsonBody(incoming: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of incoming) {
    if (!Buffer.isBuffer(part)) return undefined;
    size += part.length;
    if (size > MAX_BODY) return undefined;
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString("utf8"));
  } catch {
    return undefined;
  }
}

/** Returns the key from an Authorization header; empty if there is none. */
export function bearer(incoming: IncomingMessage): string {
  return /^Bearer\s+(\S+)$/i.exec(incoming.headers.authorization ?? "")?.[1] ?? "";
}

/**
 * Returns the parameters from the query and, for POST, from a JSON object. A key parameter wins
 * over the header. The format is XML by default; JSON for `format=json` and for a JSON body without
 * a format.
 */
export async function readApiRequest(incoming: IncomingMessage, url: URL): Promise<ApiRequest> {
  const parameters: Record<string, string> = Object.fromEntries(url.searchParams);
  let json = false;
  if (incoming.method === "POST") {
    const body = Body.safeParse(await readJsonBody(incoming));
    json = body.success;
    for (const [name, value] of Object.entries(body.data ?? {}))
      if (value !== null) parameters[name] = String(value);
  }
  const requestedFormat = parameters["format"];
  return {
    method: url.pathname.replace(/^\/api\/conference\//, ""),
    verb: incoming.method ?? "GET",
    uri: url.pathname + url.search,
    parameters,
    key: parameters["apikey"] ?? bearer(incoming),
    format: requestedFormat === "json" || (json && requestedFormat !== "xml") ? "json" : "xml",
  };
}
