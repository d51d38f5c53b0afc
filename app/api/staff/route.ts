import { answer } from "@/lib/http/answer";
import { listStaff } from "@/lib/staff/data";

/** All staff, for administrators. */
export function GET(request: Request): Promise<Response> {
  return answer(request, listStaff);
}
