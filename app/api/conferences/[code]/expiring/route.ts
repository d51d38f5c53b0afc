import { jsonResponse } from "@/lib/access/json-response";
import { linksExpiring } from "@/lib/imports/count-expiring";
import * as z from "@/lib/platform/zod";

const Before = z.catch(z.coerce.number().check(z.minimum(0)), 0);

/** Returns how many links of a conference expire before a time. */
export async function GET(
  request: Request,
  context: { params: Promise<{ code: string }> },
): Promise<Response> {
  const { code } = await context.params;
  const before = Before.parse(new URL(request.url).searchParams.get("before"));
  return jsonResponse(request, () => linksExpiring(code, before));
}
