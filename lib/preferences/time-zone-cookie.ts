/**
 * The cookie in which the browser stores its time zone, so that the server formats the same times.
 */
export const TIME_ZONE_COOKIE = "foyer.zone";
