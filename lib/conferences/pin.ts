import { requireProject } from "@/lib/access/resolve-project";
import { db } from "@/lib/db/db";
import { type ActionResult, ok } from "@/lib/platform/result";
import type { PinConference } from "./schema";

/** Pins a conference to the top of this person's list, or unpins it. */
export async function pinConference({
  code,
  pinned,
}: PinConference): Promise<ActionResult<{ pinned: boolean }>> {
  const { staff, project } = await requireProject("support", { conference: code });
  const pin = { staff_id: staff.id, project_id: project.id, conference_code: code };
  if (pinned) {
    await db()
      .insertInto("pins")
      .values({ ...pin, created_at: Date.now() })
      .onConflict((conflict) =>
        conflict.columns(["staff_id", "project_id", "conference_code"]).doNothing(),
      )
      .execute();
  } else {
    await db()
      .deleteFrom("pins")
      .where("staff_id", "=", pin.staff_id)
      .where("project_id", "=", pin.project_id)
      .where("conference_code", "=", code)
      .execute();
  }
  return ok({ pinned });
}
