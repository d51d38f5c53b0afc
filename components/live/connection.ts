import { BEAT, EVERYTHING, type LiveMessage } from "@/lib/platform/live-topics";
import { routes } from "@/lib/platform/routes";

/** A stream that is silent for so long is dead, or held back by a proxy (ms). */
const SILENCE = 2.5 * BEAT;
/** A stream says hello at once: what does not is no live stream (ms). */
const HELLO = 5_000;
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

type Told = { topics: (topics: string[]) => void; live: (live: boolean) => void };

/**
 * Keeps one stream of changes open and tells what comes, until the function that it answers is called.
 * It comes back by itself, at growing random intervals; what was missed is told as everything.
 */
export function connectStream(told: Told): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = FIRST_PAUSE;
  let again = false;

  function open(): void {
    const mine = new EventSource(routes.api.events());
    source = mine;
    wait(HELLO);
    mine.addEventListener("message", (event: MessageEvent<unknown>) => {
      const message = parsed(event.data);
      if (!message || source !== mine) return;
      wait(SILENCE);
      if (message.kind === "hello") {
        pause = FIRST_PAUSE;
        told.live(true);
        if (again) told.topics([EVERYTHING]);
        again = true;
      }
      if (message.topics.length > 0) told.topics(message.topics);
    });
    mine.addEventListener("error", () => source === mine && retry());
  }

  function wait(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(retry, ms);
  }

  function retry(): void {
    source?.close();
    source = null;
    told.live(false);
    clearTimeout(timer);
    timer = setTimeout(open, pause * (0.5 + Math.random()));
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }

  open();
  return () => {
    clearTimeout(timer);
    source?.close();
    source = null;
    told.live(false);
  };
}

function parsed(data: unknown): LiveMessage | null {
  if (typeof data !== "string") return null;
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
