/** Called for each committed change, from any instance; `projectId` null: every project. */
export type Listener = (change: { projectId: string | null; topic: string }) => void;

/** A change as the database tells it: the project, a space, the topic (which may hold anything). */
export function toldChange(payload: string): { projectId: string; topic: string } {
  const space = payload.indexOf(" ");
  return { projectId: payload.slice(0, space), topic: payload.slice(space + 1) };
}
