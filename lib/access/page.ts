import "server-only";
import { notFound, redirect } from "next/navigation";
import { recordRefusedAccess } from "@/lib/audit/refusals";
import type { Role } from "@/lib/db/schema";
import { routes } from "@/lib/platform/routes";
import { allows, currentStaff, type SignedIn } from "./guard";

/**
 * For pages: who looks at this one. Whoever is signed out goes to sign in and comes back to `here`;
 * who owes two steps goes to set them up; a page that one's role does not have is not found. Data
 * functions guard themselves all the same.
 */
export async function requirePage(role: Role, here: string): Promise<SignedIn> {
  const staff = await currentStaff();
  if (!staff) redirect(routes.login(here));
  if (staff.owesTwoSteps) redirect(routes.twoSteps());
  if (!allows(staff.role, role)) {
    await recordRefusedAccess(staff, "not-allowed", { subject: "", after: { needs: role } });
    notFound();
  }
  return staff;
}
