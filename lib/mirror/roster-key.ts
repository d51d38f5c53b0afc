/** Returns the key of a conference's roster in `syncs`, which is also its topic of live updates. */
export function rosterKey(conferenceCode: string): string {
  return `roster:${conferenceCode}`;
}
