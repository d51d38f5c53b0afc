import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { changeDetails, type Loaded, loadConference } from "./bulk";
import type { Calls } from "./calls";
import type { Faults } from "./faults";
import { bearer, readJsonBody } from "./request";
import type { Store } from "./store";

type Control = { store: Store; faults: Faults; calls: Calls; apiKey: string };

const Count = z.coerce.number().int().min(0);

/** The sandbox's control endpoints under /sandbox/; all require the key as Bearer. */
export async function answerControl(
  { store, faults, calls, apiKey }: Control,
  incoming: IncomingMessage,
  url: URL,
  response: ServerResponse,
): Promise<void> {
  if (bearer(incoming) !== apiKey)
    return reply(response, 401, { error: "Send the sandbox key as Bearer." });
  const endpoint = `${incoming.method} ${url.pathname.slice("/sandbox/".length)}`;
  try {
    switch (endpoint) {
      case "GET outbox":
        return reply(
          response,
          200,
          outbox(store, Count.parse(url.searchParams.get("limit") ?? 50)),
        );
      case "GET calls":
        return reply(response, 200, calls.since(Count.parse(url.searchParams.get("since") ?? 0)));
      case "GET faults":
        return reply(response, 200, faults.plan());
      case "PUT faults":
        return reply(response, 200, faults.set((await readJsonBody(incoming)) ?? "not JSON"));
      case "DELETE faults":
        return reply(response, 200, faults.set({}));
      case "POST seed":
        return answerSeed(
          response,
          loadConference(store, (await readJsonBody(incoming)) ?? "not JSON"),
        );
      case "PUT conference": {
        const known = changeDetails(store, (await readJsonBody(incoming)) ?? "not JSON");
        return reply(response, known ? 200 : 404, known ? {} : { error: "Unknown conference." });
      }
      default:
        return reply(response, 404, { error: "There is no such endpoint." });
    }
  } catch (error) {
    if (error instanceof z.ZodError) return reply(response, 400, { error: z.prettifyError(error) });
    throw error;
  }
}

function answerSeed(response: ServerResponse, loaded: Loaded | null): void {
  if (!loaded) return reply(response, 409, { error: "A conference with this code exists." });
  reply(response, 201, loaded);
}

function outbox(store: Store, limit: number) {
  return store
    .mails(Math.min(limit, 1_000))
    .map(({ id, at, receiver, name, conference, title, link }) => ({
      id,
      at,
      to: receiver,
      name,
      conferenceCode: conference,
      conferenceTitle: title,
      link,
    }));
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
  });
  response.end(JSON.stringify(body));
}
