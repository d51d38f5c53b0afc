/** The key under which the freshness of the list of conferences is kept, and by which changes are told. */
export const CONFERENCES = "conferences";
