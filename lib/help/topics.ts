/** The pages of the help, in order; each is a file in docs/help of every language. */
export const TOPICS = [
  "index",
  "support",
  "manager",
  "administrator",
  "personal-links",
  "email",
  "installation",
  "operation",
  "backup",
  "upgrade",
  "troubleshooting",
  "personal-data",
] as const;

export type Topic = (typeof TOPICS)[number];

/** Returns true if a text from outside names a page of the help. */
export function isTopic(value: string): value is Topic {
  return TOPICS.some((topic) => topic === value);
}
