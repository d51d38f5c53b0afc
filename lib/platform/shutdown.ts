type Step = () => unknown;

// On globalThis, because scripts/serve.mjs runs the steps outside of Next's bundles.
declare global {
  var foyerShutdown: Step[] | undefined;
  var foyerDraining: Step[] | undefined;
}

/**
 * Registers a step for the end of the process, after the open requests. Steps run one after another,
 * the last registered first, within FOYER_STOP_SECONDS.
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
