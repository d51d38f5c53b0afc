let ended = false;
const listeners = new Set<() => void>();

/** Notes that the server no longer knows this page's session: it ended, expired or was revoked. */
export function markSessionEnded(): void {
  if (ended) return;
  ended = true;
  for (const listener of listeners) listener();
}

/** Returns true once a response said that the person is signed out. */
export function isSessionEnded(): boolean {
  return ended;
}

/** Calls the listener when the session has ended. Returns a function that unsubscribes. */
export function onSessionEnded(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
