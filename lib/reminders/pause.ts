import { requireProject } from "@/lib/access/resolve-project";
import type { ActionResult } from "@/lib/platform/result";
import type { ReminderOf } from "./schema";
import { storePaused } from "./store-paused";

/** Pauses a reminder. Messages that are being sent still arrive; queued ones don't. */
export async function pauseReminder(input: ReminderOf): Promise<ActionResult<null>> {
  const { staff, project } = await requireProject("manager", { conference: input.conferenceCode });
  return storePaused(staff, project, input, 1);
}
