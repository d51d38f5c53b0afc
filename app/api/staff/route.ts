import { jsonResponse } from "@/lib/access/json-response";
import { listStaff } from "@/lib/staff/list";

/** Returns all staff, for administrators. */
export function GET(request: Request): Promise<Response> {
  return jsonResponse(request, listStaff);
}
