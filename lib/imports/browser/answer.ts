import { ReadFailure } from "@/lib/platform/http/get-json";
import { fetchRoster } from "../fetch-roster";
import { CHUNK } from "../schema";
import { checksumOf, checksumOfAll } from "./checksum";
import { UnreadableList } from "./grid";
import { Preview } from "./preview";
import { readList, type Source } from "./read-list";
import type { Ask, Reply } from "./talk";

/** Answers the page's questions one after the other; holds the preview that they are about. */
export function makeAnswerer(): (ask: Ask) => Promise<Reply> {
  let preview: Preview | null = null;
  let source: Source | null = null;
  async function reply(ask: Ask): Promise<Reply> {
    if (ask.ask === "open") {
      preview = new Preview(await readList(ask.source), ask.mode, ask.defaults);
      source = ask.source;
      return { reply: "summary", summary: preview.summary() };
    }
    if (!preview || !source) return { reply: "failed", code: "unexpected" };
    const list = preview;
    const chunk = (index: number) => list.chunk(index * CHUNK, (index + 1) * CHUNK);
    switch (ask.ask) {
      case "roster": {
        const { rows, problem } = await fetchRoster(ask.conferenceCode);
        preview.compareWith(rows);
        return { reply: "summary", summary: preview.summary(), problem };
      }
      case "reread": {
        const { anew, lost } = preview.reread(await readList(source, ask.as));
        if (lost > 0 && !ask.anyway) return { reply: "would-lose", rows: lost };
        preview = anew;
        return { reply: "summary", summary: preview.summary() };
      }
      case "change":
        preview.change(ask.change);
        return { reply: "summary", summary: preview.summary() };
      case "rows":
        return { reply: "rows", rows: preview.window(ask.filter, ask.from, ask.to) };
      case "checksums": {
        const count = Math.ceil(preview.toSend().length / CHUNK);
        const chunks = Array.from({ length: count }, (_, index) => checksumOf(chunk(index)));
        return { reply: "checksums", chunks, whole: checksumOfAll(chunks) };
      }
      case "chunk":
        return { reply: "chunk", rows: chunk(ask.index) };
    }
  }
  return (ask) =>
    reply(ask).catch((error: unknown): Reply => {
      if (error instanceof UnreadableList)
        return { reply: "unreadable", refusal: error.refusal, row: error.row };
      if (error instanceof ReadFailure) return { reply: "failed", code: error.code };
      return { reply: "failed", code: "unexpected" };
    });
}
