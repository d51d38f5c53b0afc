type Step = () => unknown;

// On globalThis, because scripts/serve.mjs runs the steps outside of Next's bundles.
declare global {
  var foyerShutdown: Step[] | undefined;
  var foyerDraining: Step[] | undefined;
  var foyerStopMs: number | undefined;
  var foyerStopping: boolean | undefined;
  var foyerObserve:
    | ((method: string, pathname: string, status: number, seconds: number, id: string) => void)
    | undefined;
}

/**
 * Registers a step for the end of the process, after the open requests. Steps run one after another,
 * the last registered first.
 */
export function onShutdown(step: Step): void {
  globalThis.foyerShutdown ??= [];
  globalThis.foyerShutdown.unshift(step);
}

/** Registers a step for the moment of the stop signal: claim nothing new, end endless responses. */
export function onDraining(step: Step): void {
  globalThis.foyerDraining ??= [];
  globalThis.foyerDraining.push(step);
}

/** Sets how long a stop may take (ms), for scripts/serve.mjs. */
export function setStopLimit(ms: number): void {
  globalThis.foyerStopMs = ms;
}

/** Returns true after the stop signal. */
export function isStopping(): boolean {
  return globalThis.foyerStopping === true;
}
