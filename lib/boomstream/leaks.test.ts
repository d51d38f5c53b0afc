import { afterEach, expect, test } from "vitest";
import { redactor } from "./redact";
import { KEY, respond, scripted } from "./testing/service";
import type { Scripted } from "./testing/service";

let service: Scripted | undefined;
afterEach(() => service?.close());

const TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJjb25mZXJlbmNlIjoxfQ.c2lnbmF0dXJlLWNhbmFyeQ";
const base64 = (text: string) => Buffer.from(text).toString("base64");
const spellings = [
  KEY,
  KEY.toUpperCase(),
  encodeURIComponent(KEY),
  encodeURIComponent(KEY).toLowerCase(),
  base64(KEY),
  base64(KEY).replaceAll("+", "-").replaceAll("/", "_"),
  base64(`Bearer ${KEY}`),
  base64(`{"apikey":"${KEY}","x":1}`),
  base64(`x${KEY}y`),
  Buffer.from(KEY).toString("hex"),
  `/api/conference/list?apikey=${KEY}&format=json`,
  TOKEN,
  `https://x.boomstream.com/invite.html?jwt=${TOKEN}`,
  TOKEN.slice(0, 30),
];
/**
 * Fails if the text contains eight consecutive characters of the key, in any encoding, or of a
 * token.
 */
const canaries = [
  KEY,
  encodeURIComponent(KEY),
  base64(KEY).slice(0, 16),
  base64(`x${KEY}`).slice(4, 16),
  TOKEN.split(".")[1] ?? "",
  "eyJhbGci",
];

test.each(spellings)("removes %s from a Message", async (spelling) => {
  const bodies = [
    { Status: "Failed", Message: `Denied (${spelling}), sorry` },
    `<Response><Status>Failed</Status><Message>Denied (${spelling.replaceAll("&", "&amp;")}), sorry</Message></Response>`,
  ];
  service = await scripted((_request, response) =>
    respond(response, bodies[(service?.arrived.length ?? 1) % 2] ?? ""),
  );
  const client = service.client();
  for (const result of [await client.listConferences(), await client.deleteConference("c")]) {
    const text = JSON.stringify(result).toLowerCase();
    for (const canary of canaries) expect(text).not.toContain(canary.toLowerCase());
    expect(text).toContain("denied (");
    expect(text).toContain("), sorry");
  }
});

test("drops RequestURI, which contains the key", async () => {
  service = await scripted((request, response) =>
    respond(response, {
      conferences: [],
      Status: "Success",
      RequestURI: `/api/?apikey=${request.key}`,
      requesturi: request.key,
    }),
  );
  for (const transport of ["get", "post"] as const) {
    expect(JSON.stringify(await service.client({ transport }).listConferences())).not.toContain(
      KEY,
    );
  }
});

test("leaves ordinary messages unchanged", () => {
  const redact = redactor(KEY);
  for (const message of ["Media not found", "Лимит 5 из 5 <b>", "a=b&c=d eyes 1453d715", ""])
    expect(redact(message)).toBe(message);
});

test("removes nothing for an empty key", () => {
  expect(redactor("")("Media not found")).toBe("Media not found");
});
