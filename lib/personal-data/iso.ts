/** Returns a time (ms since 1970) as ISO 8601 in UTC. */
export const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
