import type { ErrorCode } from "@/lib/platform/errors";
import type { ImportRow } from "@/lib/imports/schema";
import type { Refusal } from "../reader/common/types";
import type { Change, Filter, PreviewRow, PreviewState, ReadChoices, Summary } from "./types";

/** Where a list comes from. The worker reads a file by itself. */
export type Source = { kind: "text"; text: string } | { kind: "file"; file: Blob };

/** What the page requests from the worker. */
export type Request =
  | { type: "open"; source: Source; state: Pick<PreviewState, "mode" | "defaults"> }
  /** Opens a list with everything that was decided about it before. */
  | { type: "restore"; source: Source; state: PreviewState }
  /** Reads the list another way. Edits are lost only if `force` is set. */
  | { type: "reread"; choices: ReadChoices; force: boolean }
  | { type: "compare"; conferenceCode: string }
  | { type: "change"; change: Change }
  | { type: "rows"; filter: Filter; from: number; to: number }
  | { type: "checksums" }
  | { type: "chunk"; index: number };

/** Why a list can't be read; `file-changed`: the file changed on disk after it was chosen. */
export type ListRefusal = Refusal | "file-changed";

/** What the worker responds. */
export type Response =
  | {
      type: "summary";
      summary: Summary;
      state: PreviewState;
      problem?: ErrorCode | null;
    }
  | { type: "rows"; rows: PreviewRow[] }
  /** Reading it that way would lose edits of so many rows; nothing was done. */
  | { type: "would-lose"; rows: number }
  /** Of each chunk, and of the whole import. */
  | { type: "checksums"; chunks: string[]; whole: string }
  | { type: "chunk"; rows: ImportRow[] }
  | { type: "unreadable"; refusal: ListRefusal; line: number | null }
  | { type: "failed"; code: ErrorCode };

export type RequestMessage = { id: number; request: Request };
export type ResponseMessage = { id: number; response: Response };
