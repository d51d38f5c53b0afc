import { random } from "../chaos-list";

/** Something that happens at a simulated moment (ms). */
export type Event = { at: number; seq: number; owner: Process | null; run: () => void };

/** A simulated process: its clocks, whether it is alive, and until when it is paused. */
export type Process = {
  name: string;
  alive: boolean;
  /** True once it has booted: people can use it. */
  ready: boolean;
  startedAt: number;
  /** The wall clock's error (ms). */
  skew: number;
  pausedUntil: number;
  /** What became due during the pause, in order. */
  held: Event[];
  /** How long the monotonic clock stood still, as when a machine is suspended (ms). */
  stoodStill: number;
};

/** Returns a process that starts at this moment. */
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
 * The simulated world: one queue of events, one source of random numbers, and the true time. The same
 * seed gives the same run.
 */
export function createWorld(seed: number) {
  const rng = random(seed);
  const queue = createQueue();
  let now = 1_000_000;
  let seq = 0;
  let steps = 0;
  /** Keeps the object: its timer can still be canceled. */
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
    /** A whole number in [from, to]. */
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
    /** Resolves after `delay` ms, or never where the process ends before. */
    wait: (delay: number, owner: Process | null) =>
      new Promise<void>((resolve) => void world.schedule(delay, owner, resolve)),
    /** Stops a process for `ms`, or ends its pause after `ms`: nothing of it runs until then. */
    pause(process: Process, ms: number): void {
      process.pausedUntil = now + ms;
      world.schedule(ms, null, () => {
        if (process.pausedUntil > now) return;
        for (const event of process.held.splice(0)) requeue(event);
      });
    },
    /** Runs the next event; false where there is none before `until`. */
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
      // Everything that follows at this moment happens before the next event.
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
