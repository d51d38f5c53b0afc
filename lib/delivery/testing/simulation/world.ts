import { random } from "../chaos-list";

/** An event at a simulated time (ms). */
export type Event = { at: number; seq: number; owner: Process | null; run: () => void };

/** A simulated process: its clocks, whether it is alive, and the end of its pause. */
export type Process = {
  name: string;
  alive: boolean;
  /** True after it has booted, so that people can use it. */
  ready: boolean;
  startedAt: number;
  /** The wall clock's error (ms). */
  skew: number;
  pausedUntil: number;
  /** The events that became due during the pause, in order. */
  held: Event[];
  /** The time for which the monotonic clock was stopped, as on a suspended machine (ms). */
  stoodStill: number;
};

/** Returns a process that starts now. */
export function newProcess(name: string, startedAt: number): Process {
  return {
    name,
    alive: true,
    ready: false,
    startedAt,
    skew: 0,
    pausedUntil: 0,
    held: [],
    stoodStill: 0,
  };
}

/**
 * The simulated world: one queue of events, one random generator, and the true time. The same seed produces the same
 * run.
 */
export function createWorld(seed: number) {
  const rng = random(seed);
  const queue = createQueue();
  let now = 1_000_000;
  let seq = 0;
  let steps = 0;
  /** Reuses the object, so that its timer can still be canceled. */
  function requeue(event: Event): void {
    seq += 1;
    Object.assign(event, { at: now, seq });
    queue.push(event);
  }

  const world = {
    now: () => now,
    steps: () => steps,
    rng,
    chance: (probability: number) => rng() < probability,
    /** Returns a whole number in [from, to]. */
    between: (from: number, to: number) => from + Math.floor(rng() * (to - from + 1)),
    /** Runs `run` after `delay` ms, unless its process has ended by then. */
    schedule(delay: number, owner: Process | null, run: () => void): () => void {
      seq += 1;
      const event = { at: now + Math.max(delay, 0), seq, owner, run };
      queue.push(event);
      return () => {
        event.run = () => undefined;
      };
    },
    /** Resolves after `delay` ms; never, if the process ends before. */
    wait: (delay: number, owner: Process | null) =>
      new Promise<void>((resolve) => void world.schedule(delay, owner, resolve)),
    /** Pauses a process for `ms`; replaces the end of a current pause. */
    pause(process: Process, ms: number): void {
      process.pausedUntil = now + ms;
      world.schedule(ms, null, () => {
        if (process.pausedUntil > now) return;
        for (const event of process.held.splice(0)) requeue(event);
      });
    },
    /** Runs the next event. Returns false if there is none before `until`. */
    async step(until: number): Promise<boolean> {
      const event = queue.pop(until);
      if (!event) return false;
      now = Math.max(now, event.at);
      if (event.owner && !event.owner.alive) return true;
      if (event.owner && event.owner.pausedUntil > now) {
        event.owner.held.push(event);
        return true;
      }
      steps += 1;
      event.run();
      // Lets pending microtasks run before the next event.
      await new Promise((resolve) => setImmediate(resolve));
      return true;
    },
  };
  return world;
}

export type World = ReturnType<typeof createWorld>;

/** A binary heap of events by time, then by order of scheduling. */
function createQueue() {
  const heap: Event[] = [];
  const before = (a: Event, b: Event) => a.at < b.at || (a.at === b.at && a.seq < b.seq);
  const at = (index: number): Event => {
    const event = heap[index];
    if (!event) throw new Error("no such event");
    return event;
  };
  const swap = (a: number, b: number) => {
    const kept = at(a);
    heap[a] = at(b);
    heap[b] = kept;
  };
  return {
    push(event: Event): void {
      heap.push(event);
      for (let index = heap.length - 1; index > 0;) {
        const parent = (index - 1) >> 1;
        if (!before(at(index), at(parent))) break;
        swap(index, parent);
        index = parent;
      }
    },
    pop(until: number): Event | null {
      const first = heap[0];
      if (!first || first.at > until) return null;
      const last = heap.pop();
      if (last && heap.length > 0) {
        heap[0] = last;
        for (let index = 0; ;) {
          const left = 2 * index + 1;
          if (left >= heap.length) break;
          const right = left + 1;
          const least = right < heap.length && before(at(right), at(left)) ? right : left;
          if (!before(at(least), at(index))) break;
          swap(index, least);
          index = least;
        }
      }
      return first;
    },
  };
}
