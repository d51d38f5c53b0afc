import { TableFormat } from "@/lib/access/table-download";
import { fileResponse } from "@/lib/access/file-response";
import { exportParticipants } from "@/lib/participants/export";
import { RosterParams } from "@/lib/participants/schema";

/** Returns the shown roster as a CSV or XLSX file. */
export async function GET(
  request: Request,
  context: { params: Promise<{ code: string }> },
): Promise<Response> {
  const { code } = await context.params;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const format = TableFormat.parse(query["format"]);
  return fileResponse(request, () => exportParticipants(code, RosterParams.parse(query), format));
}
