import "server-only";
import { forbidden, redirect } from "next/navigation";
import type { Role } from "@/lib/db/schema";
import { routes } from "@/lib/platform/routes";
import { AccessError } from "./access-error";
import { allows, currentStaff, type SignedIn } from "./guard";
import { recordRefusal } from "./record-refusal";
import { findProject, type Subject } from "./resolve-project";

/**
 * Returns the signed-in person of a page. Redirects signed-out people to sign in and back to `here`, and
 * people without a required second step or passkey to its setup. Shows the no-access page if the role is too
 * low. Each read of the page has its own guard as well.
 */
export async function requirePage(role: Role, here: string): Promise<SignedIn> {
  const staff = await currentStaff();
  if (!staff) redirect(routes.login(here));
  if (staff.mustSetUp) redirect(routes.twoSteps());
  if (!allows(staff.role, role)) {
    await recordRefusal(new AccessError("not-allowed", { staff, needs: role }));
    forbidden();
  }
  return staff;
}

/** Returns the result of a page's read; null if a guard throws `not-found`, which is recorded. */
export async function readForPage<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof AccessError) || error.code !== "not-found") throw error;
    await recordRefusal(error);
    return null;
  }
}

/** Returns the id of the project that a layout shows; null if the page inside will refuse access. */
export async function shownProject(subject: Subject): Promise<string | null> {
  try {
    const { project } = await findProject("support", subject);
    return project?.id ?? null;
  } catch (error) {
    if (error instanceof AccessError) return null;
    throw error;
  }
}
