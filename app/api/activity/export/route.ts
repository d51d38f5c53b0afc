import { exportActivity } from "@/lib/activity/data";
import { ActivityParams } from "@/lib/activity/schema";
import { isOwn } from "@/lib/auth/origin";
import { answer } from "@/lib/http/answer";

/**
 * What matches, as a CSV file. A POST, because that it was taken out is written down: from our own
 * pages only.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isOwn(request.headers)) return new Response(null, { status: 403 });
  const params = ActivityParams.parse(Object.fromEntries(new URL(request.url).searchParams));
  let file: ReadableStream<Uint8Array> | undefined;
  const failure = await answer(request, async () => {
    file = await exportActivity(params);
    return true;
  });
  if (!file) return failure;
  const day = new Date().toISOString().slice(0, 10);
  return new Response(file, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="foyer-activity-${day}.csv"`,
      "cache-control": "no-store",
    },
  });
}
