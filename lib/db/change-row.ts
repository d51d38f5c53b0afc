/** A change as the database tells it: the project, a space, the topic (which may hold anything). */
export function toldChange(payload: string): { projectId: string; topic: string } {
  const space = payload.indexOf(" ");
  return { projectId: payload.slice(0, space), topic: payload.slice(space + 1) };
}
