import { exportActivity } from "@/lib/activity/export";
import { ActivityParams } from "@/lib/activity/schema";
import { isOwn } from "@/lib/access/origin";
import { fileAnswer } from "@/lib/access/file-response";

/**
 * What matches, as a CSV file. A POST, because that it was taken out is written down: from our own
 * pages only.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isOwn(request.headers)) return new Response(null, { status: 403 });
  const params = ActivityParams.parse(Object.fromEntries(new URL(request.url).searchParams));
  return fileAnswer(() => exportActivity(params));
}
