import "server-only";
import { recordRefusedAccess } from "@/lib/audit/refusals";
import type { AccessError } from "./access-error";

/** Records a refused request in the activity if the guard's error has a `refusal`. */
export async function recordRefusal({ code, refusal }: AccessError): Promise<void> {
  if (!refusal) return;
  const { staff, needs, conferenceCode } = refusal;
  await recordRefusedAccess(staff, code, {
    subject: "",
    ...(conferenceCode !== undefined && { conferenceCode }),
    ...(needs && { after: { needs } }),
  });
}
