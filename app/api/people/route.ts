import { jsonResponse } from "@/lib/access/json-response";
import { searchPeople } from "@/lib/people/search";
import { PeopleParams } from "@/lib/people/schema";

/** Returns matching people from all conferences. */
export function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return jsonResponse(request, () => searchPeople(PeopleParams.parse(query)));
}
