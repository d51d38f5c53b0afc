type Step = () => unknown;

// On globalThis: scripts/serve.mjs, outside of Next's bundles, carries the steps out.
declare global {
  var foyerShutdown: Step[] | undefined;
}

/** Has something done when the server stops, in the reverse order of starting; within 5 seconds. */
export function onShutdown(step: Step): void {
  globalThis.foyerShutdown ??= [];
  globalThis.foyerShutdown.unshift(step);
}
