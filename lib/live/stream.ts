import { perProcess } from "@/lib/platform/per-process";
import { log } from "@/lib/platform/log";
import { onDraining } from "@/lib/platform/shutdown";
import { listen } from "@/lib/db/change-feed";
import { BEAT, type LiveMessage } from "@/lib/platform/live-topics";

export type Opened = ReadableStream<Uint8Array>;

type Watch = {
  sessionId: string;
  signal: AbortSignal;
  /** Returns true if the reader may see this project. */
  sees: (projectId: string) => boolean;
  /** Returns true if the reader's session still allows the stream. */
  mayGoOn: () => Promise<boolean>;
};

/** Streams per session: one browser needs one; the rest are other browsers and unclosed ones. */
const MOST_FOR_A_SESSION = 10;
/** Interval at which the session is checked (ms). */
const ASK_AGAIN = 2_000;
/** Changes within this time are sent as one message (ms). */
const GATHER = 120;

/** Opens a stream of server-sent events; returns null if the session has too many. */
export function openStream({ sessionId, signal, sees, mayGoOn }: Watch): Opened | null {
  const streams = all();
  const own = streams.get(sessionId) ?? new Set();
  if (own.size >= MOST_FOR_A_SESSION) return null;
  const encoder = new TextEncoder();
  let close = (): void => undefined;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const topics = new Set<string>();
      let gathering: NodeJS.Timeout | undefined;
      const send = (message: LiveMessage) =>
        controller.enqueue(encoder.encode(`data: ${JSON.stringify(message)}\n\n`));
      const stopListening = listen((change) => {
        if (change.projectId !== null && !sees(change.projectId)) return;
        topics.add(change.topic);
        gathering ??= setTimeout(() => {
          gathering = undefined;
          send({ kind: "changed", topics: [...topics] });
          topics.clear();
        }, GATHER);
      });
      const beat = setInterval(() => send({ kind: "beat", topics: [] }), BEAT);
      const asking = setInterval(() => {
        mayGoOn()
          .then((may) => may || end())
          .catch((error: unknown) => {
            log.error({ err: error }, "a live stream could not ask for its session");
            end();
          });
      }, ASK_AGAIN);
      close = () => {
        close = () => undefined;
        stopListening();
        for (const timer of [gathering, beat, asking]) clearTimeout(timer);
        own.delete(end);
        if (own.size === 0) streams.delete(sessionId);
        signal.removeEventListener("abort", end);
        controller.close();
      };
      send({ kind: "hello", topics: [] });
    },
    cancel: () => end(),
  });
  function end(): void {
    try {
      close();
    } catch {
      // The browser has disconnected already.
    }
  }
  own.add(end);
  streams.set(sessionId, own);
  signal.addEventListener("abort", end);
  if (signal.aborted) end();
  return stream;
}

/** Returns how many streams are open in this process. */
export function openStreams(): number {
  return [...all().values()].reduce((sum, own) => sum + own.size, 0);
}

function all(): Map<string, Set<() => void>> {
  return perProcess("live-streams", () => {
    const streams = new Map<string, Set<() => void>>();
    onDraining(() => [...streams.values()].flatMap((own) => [...own]).forEach((end) => end()));
    return streams;
  });
}
