import type { SignedIn } from "@/lib/access/guard";
import { type AuthorizedProject, requireProject } from "@/lib/access/resolve-project";
import { withRowLease } from "@/lib/db/row-lease";
import { acknowledged, readBackUpdateConference } from "@/lib/boomstream/read-back";
import type { MaySend } from "@/lib/boomstream/types";
import { unavailable } from "./refresh-failure";
import { mergeEdits } from "@/lib/platform/merge-edits";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { storeEdit, writtenNow } from "@/lib/mirror/store-edit";
import { refreshConference } from "@/lib/mirror/refresh-conference";
import { conferenceColumns } from "@/lib/mirror/conference-columns";
import { readConference } from "./read-conference";
import type { Conference } from "./types";
import type { UpdateConference } from "./schema";
import { timeColumns, timeFields } from "./time-fields";

/**
 * Changes a conference, from the values the form was loaded with. Edits of one
 * conference run one after another.
 */
export async function updateConference(input: UpdateConference): Promise<ActionResult<Conference>> {
  const { staff, project } = await requireProject("manager", { conference: input.code });
  const edited = { table: "conferences" as const, projectId: project.id, code: input.code };
  return withRowLease(edited, (maySend) => update(staff, project, input, maySend));
}

/**
 * Fetches the current values first, so that no unseen change is overwritten, and sends only the changed fields. The
 * time is stored in Foyer only, because Boomstream documents no way to set it. Fails with `conflict` and the current
 * values if both sides changed the same field.
 */
async function update(
  staff: SignedIn,
  project: AuthorizedProject,
  { code, loaded, ...mine }: UpdateConference,
  maySend: MaySend,
): Promise<ActionResult<Conference>> {
  const blocked = unavailable(await refreshConference(project, code));
  if (blocked) return blocked;
  const before = await readConference(project, code);
  if (!before || before.deleted) return fail("not-found");
  const now = {
    title: before.title,
    description: before.description,
    ...timeFields(before),
    folderCode: before.folderCode ?? "",
  };
  const { change, differing } = mergeEdits(loaded, mine, now);
  if (differing.length > 0) return fail("conflict", { now });
  if (Object.keys(change).length === 0) return ok(before);
  const { starts: _starts, timeZone: _zone, duration: _duration, ...sent } = change;
  const { boomstream } = project;
  const error =
    Object.keys(sent).length === 0
      ? null
      : await acknowledged(await boomstream.updateConference(code, sent, maySend), (lost) =>
          readBackUpdateConference(boomstream, code, sent, lost),
        );
  // The first start is stored with the zone and the duration of the form.
  const whole = now.starts === "" && change.starts ? mine : {};
  const after = { ...now, ...whole, ...change };
  const entry = {
    staff,
    projectId: project.id,
    action: "conference.update" as const,
    subject: before.title,
    conferenceCode: code,
    before: now,
    after: change,
  };
  const time = before.timeFromBoomstream ? {} : timeColumns(after);
  const stored = await storeEdit(entry, error, async (tx) => {
    const row = tx
      .updateTable("conferences")
      .set((eb) => ({ ...time, version: eb("version", "+", 1) }))
      .where("project_id", "=", project.id)
      .where("code", "=", code);
    const written = await row
      .set({
        ...conferenceColumns({ code, ...after }),
        folder_code: after.folderCode || null,
        ...writtenNow(),
      })
      .where("version", "=", before.version)
      .executeTakeFirst();
    // The time is not read back, because only Foyer has it.
    if (Number(written.numUpdatedRows) === 0) await row.executeTakeFirst();
    return written;
  });
  if (error) return fail(error.code, { message: error.message });
  // Another edit or a refresh has changed the row meanwhile, so only Boomstream knows the last value.
  const unread = stored ? null : await refreshConference(project, code);
  if (unread) return fail(unread.code, { message: unread.message });
  const updated = await readConference(project, code, staff.id);
  return updated ? ok(updated) : fail("not-found");
}
