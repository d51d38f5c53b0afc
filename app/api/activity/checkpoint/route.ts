import { downloadCheckpoint } from "@/lib/activity/checkpoint";
import { fileResponse } from "@/lib/access/file-response";
import { isOwn } from "@/lib/access/origin";

/** Returns a signed checkpoint of the activity's end as a file to store elsewhere. From our own pages only. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwn(request.headers)) return new Response(null, { status: 403 });
  return fileResponse(request, downloadCheckpoint);
}
