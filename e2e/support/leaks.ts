import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { BrowserContext, Response } from "@playwright/test";

/** Returns a secret in every encoding: plain, in a URL, in hex, inside base64. */
export function spellings(secret: string): string[] {
  const inBase64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.from("\0".repeat(shift) + secret).toString("base64");
    // Removes the characters that depend on neighboring bytes.
    return encoded.slice(shift === 0 ? 0 : 4, -4);
  });
  const urls = inBase64.map((text) => text.replaceAll("+", "-").replaceAll("/", "_"));
  const hex = Buffer.from(secret).toString("hex");
  return [...new Set([secret, encodeURIComponent(secret), ...inBase64, ...urls, hex])];
}

/** The common start of the sandbox's tokens: every link contains it. */
const TOKEN = Buffer.from(JSON.stringify({ alg: "HS256", typ: "JWT" })).toString("base64url");

/** The encodings of any link's token. */
export const LINKS: readonly string[] = spellings(TOKEN);

/** Returns true if the text contains one of these. */
export const holds = (text: string, secrets: readonly string[]): boolean =>
  secrets.some((secret) => text.includes(secret));

export type Recorded = { where: string; action: boolean; file: boolean; text: string };

/** Records every response that these pages get, except static files. */
export function recordAnswers(context: BrowserContext, origin: string) {
  const recorded: Promise<Recorded>[] = [];
  const onResponse = (response: Response) => {
    const url = response.url();
    if (!url.startsWith(origin) || url.includes("/_next/static/") || streams(response)) return;
    recorded.push(read(response));
  };
  context.on("response", onResponse);
  return {
    recorded: () => Promise.all(recorded),
    stop: () => context.off("response", onResponse),
  };
}

/** A stream of events never ends. */
const streams = (response: Response): boolean =>
  (response.headers()["content-type"] ?? "").startsWith("text/event-stream");

async function read(response: Response): Promise<Recorded> {
  const request = response.request();
  const where = `${request.method()} ${response.url()}`;
  const headers = response.headers();
  // After the page was left, its body is lost.
  const body = await response.body().catch(() => Buffer.alloc(0));
  return {
    where,
    // Join returns a link on request, like an action.
    action:
      request.method() === "POST" &&
      ("next-action" in request.headers() || new URL(request.url()).pathname.startsWith("/j/")),
    file: (headers["content-disposition"] ?? "").startsWith("attachment"),
    text: `${where}\n${JSON.stringify(headers)}\n${body.toString("latin1")}`,
  };
}

/**
 * Returns the responses that contain a key, or a link that was not requested. Links belong in the
 * results of actions and in downloaded files, keys nowhere.
 */
export function leaksIn(recorded: readonly Recorded[], keys: readonly string[]): string[] {
  return recorded.flatMap(({ where, action, file, text }) => [
    ...(holds(text, keys) ? [`the key in ${where}`] : []),
    ...(holds(where, LINKS) ? ["a link in an address"] : []),
    ...(!action && !file && holds(text, LINKS) ? [`a link in ${where}`] : []),
  ]);
}

/** The sandbox's own files: its key and its outbox. */
const SANDBOX = /^sandbox\./;

/** Returns the places with a key or a link that a stopped server left: in its log or its files. */
export function leftBehind(log: string, dataDir: string, keys: readonly string[]): string[] {
  const files = readdirSync(dataDir, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile() && !SANDBOX.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
  const places = [
    { where: "the log", text: log },
    ...files.map((file) => ({
      where: path.relative(dataDir, file),
      text: readFileSync(file).toString("latin1"),
    })),
  ];
  return places.flatMap(({ where, text }) => [
    ...(holds(text, keys) ? [`the key in ${where}`] : []),
    ...(holds(text, LINKS) ? [`a link in ${where}`] : []),
  ]);
}
