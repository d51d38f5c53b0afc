/** The key of the list of conferences in `syncs` and in the change feed. */
export const CONFERENCES = "conferences";
