import { perProcess } from "@/lib/platform/per-process";
import { log } from "@/lib/platform/log";
import { isStopping, onDraining } from "@/lib/platform/shutdown";
import { listen } from "@/lib/db/change-feed";
import { HEARTBEAT_INTERVAL, type LiveMessage } from "@/lib/platform/live-topics";

export type EventStream = ReadableStream<Uint8Array>;

type Options = {
  sessionId: string;
  /** Aborted when the browser closes the connection. */
  signal: AbortSignal;
  /** Returns whether the staff member may see this project. */
  canSee: (projectId: string) => boolean;
  /** Returns whether the session is still valid. */
  isValid: () => Promise<boolean>;
};

/** Open streams per session. A browser needs one; a few more may not have been closed yet. */
const MAX_PER_SESSION = 10;
/** Interval of the check of the session (ms). */
const CHECK_INTERVAL = 2_000;
/** Changes within this time become one message (ms). */
const BATCH_WINDOW = 120;

/** Opens a stream of server-sent events. Returns null when the session has too many open. */
export function openStream(options: Options): EventStream | null {
  const { sessionId, signal, canSee, isValid } = options;
  const streams = all();
  const own = streams.get(sessionId) ?? new Set();
  if (own.size >= MAX_PER_SESSION) return null;
  const encoder = new TextEncoder();
  let close = (): void => undefined;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const topics = new Set<string>();
      let batch: NodeJS.Timeout | undefined;
      const send = (message: LiveMessage) =>
        controller.enqueue(encoder.encode(`data: ${JSON.stringify(message)}\n\n`));
      const stopListening = listen((change) => {
        if (change.projectId !== null && !canSee(change.projectId)) return;
        topics.add(change.topic);
        batch ??= setTimeout(() => {
          batch = undefined;
          send({ kind: "changed", topics: [...topics] });
          topics.clear();
        }, BATCH_WINDOW);
      });
      const heartbeat = setInterval(
        () => send({ kind: "heartbeat", topics: [] }),
        HEARTBEAT_INTERVAL,
      );
      const check = setInterval(() => {
        isValid()
          .then((valid) => valid || end())
          .catch((error: unknown) => {
            log.error({ err: error }, "the session of a live stream could not be checked");
            end();
          });
      }, CHECK_INTERVAL);
      close = () => {
        close = () => undefined;
        stopListening();
        for (const timer of [batch, heartbeat, check]) clearTimeout(timer);
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
      // The browser has closed the connection already.
    }
  }
  own.add(end);
  streams.set(sessionId, own);
  signal.addEventListener("abort", end);
  // A stream that opens during a stop missed the draining step, and would delay the stop to its limit.
  if (signal.aborted || isStopping()) end();
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
