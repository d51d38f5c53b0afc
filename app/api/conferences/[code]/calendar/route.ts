import { fileResponse } from "@/lib/access/file-response";
import { exportCalendar } from "@/lib/conferences/export-calendar";

/** Returns the calendar file of a conference, or of one participant with their link. */
export async function GET(
  request: Request,
  context: { params: Promise<{ code: string }> },
): Promise<Response> {
  const { code } = await context.params;
  const participant = new URL(request.url).searchParams.get("participant");
  return fileResponse(request, () => exportCalendar(code, participant));
}
