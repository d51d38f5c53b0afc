import type { ErrorCode } from "@/lib/platform/errors";
import type { ImportRow } from "@/lib/imports/schema";
import type { Refusal } from "../reader/common/types";
import type { Change, Filter, PreviewRow, PreviewState, ReadChoices, Summary } from "./types";

/** The source of a list. The worker reads the file itself. */
export type Source = { kind: "text"; text: string } | { kind: "file"; file: Blob };

/** A request of the page. */
export type Request =
  | { type: "open"; source: Source; state: Pick<PreviewState, "mode" | "defaults"> }
  /** Opens a list with its stored choices and edits. */
  | { type: "restore"; source: Source; state: PreviewState }
  /** Reads the list with other choices. Discards edits only with `force`. */
  | { type: "reread"; choices: ReadChoices; force: boolean }
  | { type: "compare"; conferenceCode: string }
  | { type: "change"; change: Change }
  | { type: "rows"; filter: Filter; from: number; to: number }
  | { type: "checksums" }
  | { type: "chunk"; index: number };

/** The reason why a list can't be read. `file-changed`: the file changed on disk after it was chosen. */
export type ListRefusal = Refusal | "file-changed";

/** A response of the worker. */
export type Response =
  | {
      type: "summary";
      summary: Summary;
      state: PreviewState;
      problem?: ErrorCode | null;
    }
  | { type: "rows"; rows: PreviewRow[] }
  /** The number of edited rows that this reading would discard; nothing was changed. */
  | { type: "would-lose"; rows: number }
  /** The checksum of each chunk, and of the whole import. */
  | { type: "checksums"; chunks: string[]; whole: string }
  | { type: "chunk"; rows: ImportRow[] }
  | { type: "unreadable"; refusal: ListRefusal; line: number | null }
  | { type: "failed"; code: ErrorCode };

export type RequestMessage = { id: number; request: Request };
export type ResponseMessage = { id: number; response: Response };
