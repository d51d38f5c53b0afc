import type { ErrorCode } from "@/lib/errors";
import type { ImportRow } from "../schema";
import type { Refusal } from "./grid";
import type { Change, Defaults, Filter, PreviewRow, Summary } from "./preview-types";
import type { ReadAs } from "./reading";
import type { Source } from "./read-list";

/** What the page asks of the worker. */
export type Ask =
  | { ask: "open"; source: Source; mode: "invite" | "sync"; defaults: Defaults }
  /** The same list once more, as a person says; what they changed in it is given up. */
  | { ask: "reread"; as: ReadAs }
  | { ask: "roster"; conferenceCode: string }
  | { ask: "change"; change: Change }
  | { ask: "rows"; filter: Filter; from: number; to: number }
  | { ask: "chunk"; index: number }
  | { ask: "finish" };

/** What the worker answers. */
export type Reply =
  | { reply: "summary"; summary: Summary; problem?: ErrorCode | null }
  | { reply: "rows"; rows: PreviewRow[] }
  | { reply: "chunk"; rows: ImportRow[]; checksum: string }
  | { reply: "finish"; checksum: string; chunks: number }
  | { reply: "unreadable"; refusal: Refusal; row: number | null }
  | { reply: "failed"; code: ErrorCode };

export type Asked = { id: number; ask: Ask };
export type Replied = { id: number; reply: Reply };
