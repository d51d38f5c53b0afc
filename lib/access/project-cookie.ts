/** The cookie with the project of the browser's focused tab. */
export const PROJECT_COOKIE = "foyer.project";
