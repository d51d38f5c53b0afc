/**
 * Rows in the server's answer: a screenful. The browser adds the rest once the page
 * is alive, so that the first of them are there sooner.
 */
export const SERVED_ROWS = 20;
