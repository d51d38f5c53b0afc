/** The cookie in which the browser keeps the project that its tab in front is in. */
export const PROJECT_COOKIE = "foyer.project";
