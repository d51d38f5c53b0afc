/** The administrator of the shared server, which lives as long as the run. */
export const ADMIN = { email: "ada@foyer.example", password: "a password for journeys" };
