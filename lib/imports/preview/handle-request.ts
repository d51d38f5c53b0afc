import { ReadFailure } from "@/lib/platform/http/get-json";
import { fetchPreviewRoster } from "../fetch-preview-roster";
import { type ListFile, type ListInput, readList } from "../reader/read-list";
import { UnreadableList } from "../reader/common/types";
import { CHUNK_ROWS } from "@/lib/imports/schema";
import { checksumOf, checksumOfAll } from "./checksum";
import { Preview } from "./preview";
import type { ListRefusal, Request, Response, Source } from "./protocol";
import type { PreviewState, ReadChoices } from "./types";

/** A file that changed or disappeared after it was chosen. */
class FileChanged extends Error {}

/** Returns a function that handles requests about one list at a time. */
export function createHandler(): (request: Request) => Promise<Response> {
  let preview: Preview | null = null;
  let input: ListInput | null = null;

  async function open(source: Source, state: Partial<PreviewState>): Promise<Response> {
    preview = null;
    input = await inputOf(source);
    const choices = state.choices ?? {};
    preview = new Preview(await read(input, choices), { ...state, choices });
    return summaryOf(preview);
  }

  async function handle(request: Request): Promise<Response> {
    if (request.type === "open" || request.type === "restore")
      return open(request.source, request.state);
    if (!preview || !input) return { type: "failed", code: "unexpected" };
    const current = preview;
    const chunk = (index: number) => current.chunk(index * CHUNK_ROWS, (index + 1) * CHUNK_ROWS);
    switch (request.type) {
      case "compare": {
        const { rows, problem } = await fetchPreviewRoster(request.conferenceCode);
        current.compareWith(rows);
        return { ...summaryOf(current), problem };
      }
      case "reread": {
        const { choices, force } = request;
        const { next, lost } = current.reread(await read(input, choices), choices);
        if (lost > 0 && !force) return { type: "would-lose", rows: lost };
        preview = next;
        return summaryOf(next);
      }
      case "change":
        current.change(request.change);
        return summaryOf(current);
      case "rows":
        return { type: "rows", rows: current.window(request.filter, request.from, request.to) };
      case "checksums": {
        const count = Math.ceil(current.toSend().length / CHUNK_ROWS);
        const chunks = Array.from({ length: count }, (_, index) => checksumOf(chunk(index)));
        return { type: "checksums", chunks, whole: checksumOfAll(chunks) };
      }
      case "chunk":
        return { type: "chunk", rows: chunk(request.index) };
    }
  }
  return (request) => handle(request).catch(failureOf);
}

function summaryOf(preview: Preview): Extract<Response, { type: "summary" }> {
  return { type: "summary", summary: preview.summary(), state: preview.state() };
}

function failureOf(error: unknown): Response {
  const unreadable = (refusal: ListRefusal, line: number | null = null): Response => ({
    type: "unreadable",
    refusal,
    line,
  });
  if (error instanceof FileChanged) return unreadable("file-changed");
  if (error instanceof UnreadableList) return unreadable(error.refusal, error.line);
  if (error instanceof ReadFailure) return { type: "failed", code: error.code };
  return { type: "failed", code: "unexpected" };
}

/** Keeps the bytes in memory, so that a second reading gets the previewed file. */
async function inputOf(source: Source): Promise<ListInput> {
  if (source.kind === "text") return source;
  try {
    return { kind: "file", bytes: new Uint8Array(await source.file.arrayBuffer()) };
  } catch {
    throw new FileChanged();
  }
}

/** Reads without pauses, because the worker has no other tasks. */
function read(input: ListInput, choices: ReadChoices): Promise<ListFile> {
  return readList(input, { ...choices, pause: () => Promise.resolve() });
}
