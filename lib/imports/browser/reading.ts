import type { Encoding } from "./encoding";

/** What stands between the cells; `written`: addresses as in a letter, which have no cells. */
export const SEPARATORS = ["comma", "semicolon", "tab", "written"] as const;
export type Separator = (typeof SEPARATORS)[number];

/** How a list was read. */
export type Reading = {
  /** Null: it was typed or pasted, so its characters were told already. */
  encoding: Encoding | "xlsx" | null;
  /** Null: a workbook, whose cells are told; or another character that the file itself declares. */
  separator: Separator | null;
};

/** What a person says of it where the guess was wrong; what they leave open is guessed. */
export type ReadAs = { encoding?: Encoding; separator?: Separator };
