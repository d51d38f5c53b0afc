import { jsonResponse } from "@/lib/access/json-response";
import { listFreshParticipants } from "@/lib/participants/list";
import { RosterParams, WindowStart } from "@/lib/participants/schema";

/** Returns a window of the roster, refreshed if it was stale. */
export async function GET(
  request: Request,
  context: { params: Promise<{ code: string }> },
): Promise<Response> {
  const { code } = await context.params;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return jsonResponse(request, () =>
    listFreshParticipants(code, RosterParams.parse(query), WindowStart.parse(query.from)),
  );
}
