const NAME = "foyer-sign-out";

/** Notifies the other tabs of this browser that the person has signed out. */
export function announceSignOut(): void {
  const channel = new BroadcastChannel(NAME);
  channel.postMessage("signed-out");
  channel.close();
}

/** Calls `clear` when another tab signs out. Returns a function that stops listening. */
export function watchSignOut(clear: () => void): () => void {
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = clear;
  return () => channel.close();
}
