/** Called for each committed change, from any instance; `projectId` null: every project. */
export type ChangeListener = (change: { projectId: string | null; topic: string }) => void;

/** Returns the change in a notification: the project, a space, the topic, which may contain spaces. */
export function parseChange(payload: string): { projectId: string; topic: string } {
  const space = payload.indexOf(" ");
  return { projectId: payload.slice(0, space), topic: payload.slice(space + 1) };
}
