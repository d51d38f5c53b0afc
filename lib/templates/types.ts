/** The placeholders for a participant's own values in a message. */
export const PLACEHOLDERS = ["name", "link", "title", "expires"] as const;

/** A conference's message; `text` null: the default of the reader's language; see defaults.ts. */
export type Template = {
  text: string | null;
  version: number;
};
