import { pauseWorkOf } from "@/lib/access/pause-work";
import { requireRecentSignIn } from "@/lib/access/require-recent-sign-in";
import type { ActionResult } from "@/lib/platform/result";
import { withAccount } from "./with-account";
import type { SetProjects, StaffId } from "./schema";

/** Limits a person to some projects from their next request on; null: they see all. */
export async function setStaffProjects(input: SetProjects): Promise<ActionResult<StaffId>> {
  const staff = await requireRecentSignIn("administrator");
  const { id, version, projects } = input;
  return withAccount<StaffId>(staff, id, "staff.projects", async (tx, person) => {
    if (person.version !== version) return { refused: "conflict" };
    if (projects !== null && person.role === "administrator") return { refused: "not-allowed" };
    const known =
      projects === null
        ? []
        : await tx
            .selectFrom("projects")
            .select(["id", "name"])
            .where("id", "in", projects)
            .execute();
    if (known.length < new Set(projects).size) return { refused: "not-found" };
    await tx.deleteFrom("staff_projects").where("staff_id", "=", id).execute();
    if (known.length > 0) {
      await tx
        .insertInto("staff_projects")
        .values(known.map((project) => ({ staff_id: id, project_id: project.id })))
        .execute();
    }
    await tx
      .updateTable("staff")
      .set({ limited: projects === null ? 0 : 1, version: version + 1 })
      .where("id", "=", id)
      .execute();
    if (projects !== null) await pauseWorkOf(tx, staff, person, { keeps: projects });
    return {
      data: { id },
      after: { projects: known.map(({ name }) => name).join(", ") || "all" },
    };
  });
}
