/** The cookie by which the browser tells its time zone, so that the server writes the same times. */
export const TIME_ZONE_COOKIE = "foyer.zone";
