/** Before the start of a conference, or after its end. */
export const MOMENTS = ["before", "after"] as const;
export type Moment = (typeof MOMENTS)[number];

/** Whom a reminder goes to. */
export const AUDIENCES = ["all", "moderators", "unopened"] as const;
export type Audience = (typeof AUDIENCES)[number];

/** The furthest a reminder may be from the start or the end (minutes): 30 days. */
export const MAX_MINUTES = 43_200;
