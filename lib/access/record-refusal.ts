import "server-only";
import { recordRefusedAccess } from "@/lib/audit/refusals";
import type { AccessError } from "./access-error";

/** Records a refused request in the activity, where the guard says that it is to be recorded. */
export async function recordRefusal({ code, refusal }: AccessError): Promise<void> {
  if (!refusal) return;
  const { staff, needs, conferenceCode } = refusal;
  await recordRefusedAccess(staff, code, {
    subject: "",
    ...(conferenceCode !== undefined && { conferenceCode }),
    ...(needs && { after: { needs } }),
  });
}
