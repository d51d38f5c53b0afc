/** The administrator of the journeys' own server, which lives as long as they do. */
export const ADMIN = { email: "ada@foyer.example", password: "a password for journeys" };
