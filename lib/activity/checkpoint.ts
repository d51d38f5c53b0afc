import type { Download } from "@/lib/access/file-response";
import { requireStaff } from "@/lib/access/guard";
import { formatCheckpoint, makeCheckpoint } from "@/lib/audit/checkpoint";
import { db } from "@/lib/db/db";

/** Returns a signed checkpoint of the activity's end as a text file; null if there is no entry. */
export async function downloadCheckpoint(): Promise<Download | null> {
  await requireStaff("administrator");
  const checkpoint = await makeCheckpoint(db());
  if (!checkpoint) return null;
  const time = new Date(checkpoint.at).toISOString();
  return {
    name: `foyer-activity-${checkpoint.seq}.checkpoint.txt`,
    type: "text/plain; charset=utf-8",
    body: oneLine(`${time} ${formatCheckpoint(checkpoint)}\n`),
  };
}

async function* oneLine(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
