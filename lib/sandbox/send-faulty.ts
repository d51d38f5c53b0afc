import type { ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Rule } from "./faults";

const HTML =
  "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>";
const BYTE_EVERY_MS = 1_000;

type Written = { type: string; body: string };

/** Sends the response with this fault. */
export async function sendFaulty(
  fault: Rule["fault"],
  response: ServerResponse,
  { type, body }: Written,
): Promise<void> {
  switch (fault) {
    case "lose-answer":
    case "reset":
      response.socket?.destroy();
      return;
    case "http-500":
      send(response, 500, "text/html; charset=utf-8", HTML);
      return;
    case "html":
      send(response, 200, "text/html; charset=utf-8", HTML);
      return;
    case "empty":
      send(response, 200, type, "");
      return;
    case "truncate":
      send(response, 200, type, body.slice(0, Math.floor(body.length / 2)));
      return;
    case "slow-body":
      await drip(response, type, body);
      return;
    case "failed":
    case "wrong-casing":
    case undefined:
      send(response, 200, type, body);
  }
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, {
    "content-type": type,
    "content-length": bytes.length,
    "cache-control": "no-store",
  });
  response.end(bytes);
}

/** Sends one byte per second until the client disconnects. */
async function drip(response: ServerResponse, type: string, body: string): Promise<void> {
  response.writeHead(200, { "content-type": type });
  for (const byte of Buffer.from(body)) {
    if (response.destroyed) return;
    response.write(Buffer.of(byte));
    await pause(BYTE_EVERY_MS, undefined, { ref: false });
  }
  response.end();
}
