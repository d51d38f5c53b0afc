type Step = () => unknown;

// On globalThis: scripts/serve.mjs, outside of Next's bundles, carries the steps out.
declare global {
  var foyerShutdown: Step[] | undefined;
  var foyerDraining: Step[] | undefined;
}

/** Has something done when the server stops, in the reverse order of starting; within 5 seconds. */
export function onShutdown(step: Step): void {
  globalThis.foyerShutdown ??= [];
  globalThis.foyerShutdown.unshift(step);
}

/** Has something done as soon as the server takes no more requests: answers without an end come to one. */
export function onDraining(step: Step): void {
  globalThis.foyerDraining ??= [];
  globalThis.foyerDraining.push(step);
}
