/** The headings of an exported roster. An import recognizes the file by them. */
export const ROSTER_HEADINGS = [
  "Name",
  "Email",
  "Role",
  "Status",
  "Added",
  "Code",
  "Link expires",
] as const;
