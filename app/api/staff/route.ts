import { jsonHandler } from "@/lib/access/json-response";
import { listStaff } from "@/lib/staff/list";

/** Returns all staff, for administrators. */
export const GET = jsonHandler(listStaff);
