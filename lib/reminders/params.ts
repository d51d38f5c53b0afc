/** Before the start of a conference, or after its end. */
export const MOMENTS = ["before", "after"] as const;
export type Moment = (typeof MOMENTS)[number];

/** The recipients of a reminder. */
export const AUDIENCES = ["all", "moderators", "unopened"] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Maximum distance from the start or the end (minutes): 30 days. */
export const MAX_MINUTES = 43_200;
