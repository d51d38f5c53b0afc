import { ReadFailure } from "@/lib/http/get-json";
import { fetchRoster } from "../queries";
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
  let checksums: string[] = [];
  async function reply(ask: Ask): Promise<Reply> {
    if (ask.ask === "open") {
      preview = new Preview(await readList(ask.source), ask.mode, ask.defaults);
      source = ask.source;
      return { reply: "summary", summary: summaryOf(preview) };
    }
    if (!preview || !source) return { reply: "failed", code: "unexpected" };
    switch (ask.ask) {
      case "roster": {
        const { rows, problem } = await fetchRoster(ask.conferenceCode);
        preview.compareWith(rows);
        return { reply: "summary", summary: summaryOf(preview), problem };
      }
      case "reread":
        preview = preview.reread(await readList(source, ask.as));
        return { reply: "summary", summary: summaryOf(preview) };
      case "change":
        preview.change(ask.change);
        return { reply: "summary", summary: summaryOf(preview) };
      case "rows":
        return { reply: "rows", rows: preview.window(ask.filter, ask.from, ask.to) };
      case "chunk": {
        const rows = preview.chunk(ask.index * CHUNK, (ask.index + 1) * CHUNK);
        const checksum = checksumOf(rows);
        checksums[ask.index] = checksum;
        return { reply: "chunk", rows, checksum };
      }
      case "finish": {
        const chunks = Math.ceil(preview.toSend().length / CHUNK);
        checksums = checksums.slice(0, chunks);
        return { reply: "finish", checksum: checksumOfAll(checksums), chunks };
      }
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

function summaryOf(preview: Preview) {
  const summary = preview.summary();
  return { ...summary, chunks: Math.ceil(summary.total / CHUNK) };
}
