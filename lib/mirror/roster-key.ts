/** The key under which the freshness of a conference's roster is kept, and by which changes are told. */
export function rosterKey(conferenceCode: string): string {
  return `roster:${conferenceCode}`;
}
