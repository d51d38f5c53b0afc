import { BEAT } from "@/lib/platform/live-topics";
import { connectStream } from "./connection";

const LOCK = "foyer-live";
/** Between the tabs of one browser: what came, and whether the one that holds the stream is live. */
type Note = { topics: string[]; live: boolean };

/** A tab that holds the stream and is silent for so long can't speak for the others (ms). */
const SILENCE = 1.5 * BEAT;

type Told = { topics: (topics: string[]) => void; live: (live: boolean) => void };

/**
 * Hears of changes by one stream for all tabs of the browser: the tab that has the lock holds it and
 * passes on what comes; when it goes, the next in line does. Where there are no locks (plain http),
 * each tab has its own. Ends with the function that it answers.
 */
export function shareStream(told: Told): () => void {
  const channel = new BroadcastChannel(LOCK);
  const leaving = new AbortController();
  let silence: ReturnType<typeof setTimeout> | undefined;
  let leads = false;

  channel.addEventListener("message", ({ data }: MessageEvent<Note>) => {
    if (leads) return;
    clearTimeout(silence);
    silence = setTimeout(() => told.live(false), SILENCE);
    told.live(data.live);
    if (data.topics.length > 0) told.topics(data.topics);
  });

  function lead(): Promise<void> {
    leads = true;
    clearTimeout(silence);
    let live = false;
    const pass = (topics: string[]) => channel.postMessage({ topics, live } satisfies Note);
    const disconnect = connectStream({
      topics: (topics) => {
        pass(topics);
        told.topics(topics);
      },
      live: (now) => {
        live = now;
        pass([]);
        told.live(now);
      },
    });
    const beat = setInterval(() => pass([]), BEAT / 2);
    return new Promise((resolve) => {
      leaving.signal.addEventListener("abort", () => {
        clearInterval(beat);
        disconnect();
        resolve();
      });
    });
  }

  if ("locks" in navigator) {
    navigator.locks.request(LOCK, { signal: leaving.signal }, lead).catch(() => undefined);
  } else {
    void lead();
  }
  return () => {
    leaving.abort();
    clearTimeout(silence);
    channel.close();
    told.live(false);
  };
}
