import { HEARTBEAT_INTERVAL } from "@/lib/platform/live-topics";
import { connectStream } from "./connection";

const LOCK = "foyer-live";
/** A message between the tabs of one browser. `live`: the leading tab's stream is live. */
type TabMessage = { topics: string[]; live: boolean };

/** A leading tab silent for this long counts as gone (ms). */
const SILENCE_LIMIT = 1.5 * HEARTBEAT_INTERVAL;

type Listener = { topics: (topics: string[]) => void; live: (live: boolean) => void };

/**
 * Shares one event stream among all tabs of the browser; returns the function that leaves. The tab
 * with the lock opens the stream and forwards its events; when it closes, the next tab takes over.
 * Without the Web Locks API (plain http), each tab opens its own stream.
 */
export function shareStream(listener: Listener): () => void {
  const channel = new BroadcastChannel(LOCK);
  const departure = new AbortController();
  let silence: ReturnType<typeof setTimeout> | undefined;
  let leading = false;

  channel.addEventListener("message", ({ data }: MessageEvent<TabMessage>) => {
    if (leading) return;
    clearTimeout(silence);
    silence = setTimeout(() => listener.live(false), SILENCE_LIMIT);
    listener.live(data.live);
    if (data.topics.length > 0) listener.topics(data.topics);
  });

  function lead(): Promise<void> {
    leading = true;
    clearTimeout(silence);
    let live = false;
    const forward = (topics: string[]) =>
      channel.postMessage({ topics, live } satisfies TabMessage);
    const disconnect = connectStream({
      topics: (topics) => {
        forward(topics);
        listener.topics(topics);
      },
      live: (now) => {
        live = now;
        forward([]);
        listener.live(now);
      },
    });
    const heartbeat = setInterval(() => forward([]), HEARTBEAT_INTERVAL / 2);
    return new Promise((resolve) => {
      departure.signal.addEventListener("abort", () => {
        clearInterval(heartbeat);
        disconnect();
        resolve();
      });
    });
  }

  if ("locks" in navigator) {
    navigator.locks.request(LOCK, { signal: departure.signal }, lead).catch(() => undefined);
  } else {
    void lead();
  }
  return () => {
    departure.abort();
    clearTimeout(silence);
    channel.close();
    listener.live(false);
  };
}
