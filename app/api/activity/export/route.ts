import { exportActivity } from "@/lib/activity/export";
import { ActivityParams } from "@/lib/activity/schema";
import { isOwn } from "@/lib/access/origin";
import { TableFormat } from "@/lib/access/table-download";
import { fileResponse } from "@/lib/access/file-response";

/**
 * Downloads matching entries as CSV or XLSX. A POST from our own pages only, because the export is
 * recorded.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isOwn(request.headers)) return new Response(null, { status: 403 });
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const params = ActivityParams.parse(query);
  return fileResponse(request, () => exportActivity(params, TableFormat.parse(query["format"])));
}
