import { answer } from "@/lib/http/answer";
import { listImports } from "@/lib/imports/data";

/** The imports, newest first. */
export function GET(request: Request): Promise<Response> {
  const cursor = new URL(request.url).searchParams.get("cursor");
  return answer(request, () => listImports(cursor ?? undefined));
}
