import { fileAnswer } from "@/lib/access/file-response";
import { exportParticipants } from "@/lib/participants/export";
import { RosterParams } from "@/lib/participants/schema";

/** Returns the shown roster as a CSV file. */
export async function GET(
  request: Request,
  context: { params: Promise<{ code: string }> },
): Promise<Response> {
  const { code } = await context.params;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return fileAnswer(() => exportParticipants(code, RosterParams.parse(query)));
}
