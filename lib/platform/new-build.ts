/** The response header with the server's build; absent in development. */
export const BUILD_HEADER = "x-foyer-build";

let outdated = false;
const listeners = new Set<() => void>();

/** Returns the build that this code is part of (set in next.config.js); empty in development. */
export function ownBuild(): string {
  return process.env.FOYER_BUILD_ID ?? "";
}

/** Compares a response's build with the page's own; a newer server makes the page outdated. */
export function noteBuild(headers: Pick<Headers, "get">): void {
  const serverBuild = headers.get(BUILD_HEADER);
  if (serverBuild && ownBuild() && serverBuild !== ownBuild()) markOutdated();
}

/** Makes the page outdated: its server no longer knows what it calls. */
export function markOutdated(): void {
  if (outdated) return;
  outdated = true;
  for (const listener of listeners) listener();
}

/** Returns true once a response came from another build than this page. */
export function isOutdated(): boolean {
  return outdated;
}

/** Calls the listener when the page becomes outdated. Returns a function that unsubscribes. */
export function onOutdated(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
