import { requireProject } from "@/lib/access/resolve-project";
import type { ActionResult } from "@/lib/platform/result";
import type { ReminderOf } from "./schema";
import { storePaused } from "./store-paused";

/** Resumes a reminder. What became due meanwhile goes out at once, as long as it makes sense. */
export async function resumeReminder(input: ReminderOf): Promise<ActionResult<null>> {
  const { staff, project } = await requireProject("manager", { conference: input.conferenceCode });
  return storePaused(staff, project, input, 0);
}
