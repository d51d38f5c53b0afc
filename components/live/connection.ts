import { withBase } from "@/lib/platform/base-path";
import { EVERYTHING, HEARTBEAT_INTERVAL, type LiveMessage } from "@/lib/platform/live-topics";
import { routes } from "@/lib/platform/routes";

/** A stream silent for this long is dead, or buffered by a proxy (ms). */
const SILENCE_LIMIT = 2.5 * HEARTBEAT_INTERVAL;
/** The server greets at once; without a greeting there is no live stream (ms). */
const HELLO_LIMIT = 5_000;
const MIN_BACKOFF = 1_000;
const MAX_BACKOFF = 30_000;

type Listener = { topics: (topics: string[]) => void; live: (live: boolean) => void };

/**
 * Keeps one event stream open and passes on its topics; returns the function that closes it. It
 * reconnects with growing random delays and then reports EVERYTHING, because events were missed.
 */
export function connectStream(listener: Listener): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let backoff = MIN_BACKOFF;
  let reconnected = false;

  function open(): void {
    const current = new EventSource(withBase(routes.api.events()));
    source = current;
    retryAfter(HELLO_LIMIT);
    current.addEventListener("message", (event: MessageEvent<unknown>) => {
      const message = parse(event.data);
      if (!message || source !== current) return;
      retryAfter(SILENCE_LIMIT);
      if (message.kind === "hello") {
        backoff = MIN_BACKOFF;
        listener.live(true);
        if (reconnected) listener.topics([EVERYTHING]);
        reconnected = true;
      }
      if (message.topics.length > 0) listener.topics(message.topics);
    });
    current.addEventListener("error", () => source === current && retry());
  }

  function retryAfter(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(retry, ms);
  }

  function retry(): void {
    source?.close();
    source = null;
    listener.live(false);
    clearTimeout(timer);
    timer = setTimeout(open, backoff * (0.5 + Math.random()));
    backoff = Math.min(backoff * 2, MAX_BACKOFF);
  }

  open();
  return () => {
    clearTimeout(timer);
    source?.close();
    source = null;
    listener.live(false);
  };
}

function parse(data: unknown): LiveMessage | null {
  if (typeof data !== "string") return null;
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
