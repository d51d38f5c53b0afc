import type { ErrorCode } from "@/lib/platform/errors";
import type { ImportRow } from "../schema";
import type { Refusal } from "./grid";
import type { Change, Defaults, Filter, PreviewRow, Summary } from "./preview-types";
import type { ReadAs } from "./reading";
import type { Source } from "./read-list";

/** What the page asks of the worker. */
export type Ask =
  | { ask: "open"; source: Source; mode: "invite" | "sync"; defaults: Defaults }
  /** The same list once more, as a person says. What they changed is lost only where `anyway`. */
  | { ask: "reread"; as: ReadAs; anyway: boolean }
  | { ask: "roster"; conferenceCode: string }
  | { ask: "change"; change: Change }
  | { ask: "rows"; filter: Filter; from: number; to: number }
  | { ask: "checksums" }
  | { ask: "chunk"; index: number };

/** What the worker answers. */
export type Reply =
  | { reply: "summary"; summary: Summary; problem?: ErrorCode | null }
  | { reply: "rows"; rows: PreviewRow[] }
  /** Read so, that many rows lose what a person changed in them; nothing has been done. */
  | { reply: "would-lose"; rows: number }
  /** Of each chunk, and of the whole import. */
  | { reply: "checksums"; chunks: string[]; whole: string }
  | { reply: "chunk"; rows: ImportRow[] }
  | { reply: "unreadable"; refusal: Refusal; row: number | null }
  | { reply: "failed"; code: ErrorCode };

export type Asked = { id: number; ask: Ask };
export type Replied = { id: number; reply: Reply };
