import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { openProjects, type Project, projectById } from "@/lib/connection/project";
import { db } from "@/lib/db/db";
import type { Role } from "@/lib/db/schema";
import { AccessError } from "./access-error";
import {
  type AuthorizedStaff,
  requireStaff,
  RIGHTS,
  type Rights,
  type SignedIn,
  type SupportRights,
} from "./guard";
import { PROJECT_COOKIE } from "./project-cookie";
import { allows } from "./roles";
import { projectLimitOf } from "./sessions";

// Not exported: nothing outside this file can make an AuthorizedProject.
const authorized: unique symbol = Symbol("authorized project");

/**
 * A project with the proof that a person may act on it in this role. Only the guards below return one, and
 * `projectForOwner` for background work.
 */
export type AuthorizedProject<R extends SupportRights = SupportRights> = Project & {
  readonly [authorized]: R;
};

/** The result of a guard: the person and the project. */
export type Authorized<R extends SupportRights = SupportRights> = {
  staff: AuthorizedStaff<R>;
  project: AuthorizedProject<R>;
};

/** The object of an action, by its codes or ids. */
export type Subject =
  | { conference: string }
  | { participants: string[] }
  | { import: string }
  | { approval: string }
  | { invitation: string }
  | { revocations: string[] }
  | { selection: string };

/**
 * Returns the person and the project of the subject. The project comes from the database, never from the
 * browser, so that tabs in different projects can't mix them up. Throws AccessError; `not-found` if the
 * subject is unknown or belongs to a project that the person may not see.
 */
export async function requireProject<R extends Role>(
  role: R,
  subject: Subject,
): Promise<Authorized<Rights[R]>> {
  const { staff, project } = await findProject(role, subject);
  if (!project) throw new AccessError("not-found");
  return { staff, project };
}

/** Like `requireProject`, but `project` is null if the subject is unknown. For reads. */
export async function findProject<R extends Role>(
  role: R,
  subject: Subject,
): Promise<{ staff: AuthorizedStaff<Rights[R]>; project: AuthorizedProject<Rights[R]> | null }> {
  const staff = await requireStaff(role);
  const project = await findProjectOf(staff, subject);
  return { staff, project: project && authorize(project, role) };
}

/**
 * Returns the person and the project of a screen without a code: the given project, else the tab's last
 * project, else the first. It decides only what is shown. Throws AccessError if the person may see no project,
 * or not the given one.
 */
export async function requireCurrentProject<R extends Role>(
  role: R,
  projectId?: string,
): Promise<Authorized<Rights[R]>> {
  const staff = await requireStaff(role);
  return { staff, project: authorize(await currentProject(staff, projectId), role) };
}

/** Returns the person and every project that they may see, at least one. Throws AccessError. */
export async function requireProjects<R extends Role>(
  role: R,
): Promise<{ staff: AuthorizedStaff<Rights[R]>; projects: AuthorizedProject<Rights[R]>[] }> {
  const staff = await requireStaff(role);
  const projects = await someProjects(staff);
  return { staff, projects: projects.map((project) => authorize(project, role)) };
}

/**
 * Returns the project if this staff member may act on it in this role now. Returns null if the account is
 * closed, the role is too low, or the project is closed or not visible to them. Background work calls it
 * before each row that it sends under a person's name.
 */
export async function projectForOwner<R extends Role>(
  staffId: string,
  projectId: string,
  role: R,
): Promise<AuthorizedProject<Rights[R]> | null> {
  const row = await db()
    .selectFrom("staff")
    .innerJoin("projects", (join) => join.on("projects.id", "=", projectId))
    .select(["staff.id", "staff.role", "staff.limited"])
    .where("staff.id", "=", staffId)
    .where("staff.closed_at", "is", null)
    .where("projects.closed_at", "is", null)
    .executeTakeFirst();
  if (!row || !allows(row.role, role)) return null;
  const limitedTo = await projectLimitOf(row);
  if (limitedTo !== null && !limitedTo.includes(projectId)) return null;
  return authorize(await projectById(projectId), role);
}

/** Returns the projects that a person may see: all open ones, or those that they are limited to. */
export async function visibleProjects({ limitedTo }: SignedIn): Promise<Project[]> {
  const open = await openProjects();
  return limitedTo === null ? open : open.filter(({ id }) => limitedTo.includes(id));
}

/** Like `visibleProjects`; throws AccessError `no-project` if there is none. */
async function someProjects(staff: SignedIn): Promise<Project[]> {
  const projects = await visibleProjects(staff);
  if (projects.length === 0) throw new AccessError("no-project");
  return projects;
}

/** See `requireCurrentProject`. */
export async function currentProject(staff: SignedIn, projectId?: string): Promise<Project> {
  const projects = await someProjects(staff);
  const last = projectId ?? (await cookies()).get(PROJECT_COOKIE)?.value;
  const found = projects.find(({ id }) => id === last);
  if (found) return found;
  const [first] = projects;
  if (projectId !== undefined || !first) throw new AccessError("not-found", { staff });
  return first;
}

/**
 * Returns the subject's project, or null if the subject is unknown. Throws AccessError `not-found` if it
 * belongs to a project that the person may not see.
 */
async function findProjectOf(staff: SignedIn, subject: Subject): Promise<Project | null> {
  return "conference" in subject ? ofConference(staff, subject.conference) : find(staff, subject);
}

// Cached, because a page, its title and its parts need the same conference.
const ofConference = cache((staff: SignedIn, conference: string) => find(staff, { conference }));

/**
 * An unknown subject belongs to the only project. With several projects, asks Boomstream for an unknown
 * conference in each.
 */
async function find(staff: SignedIn, subject: Subject): Promise<Project | null> {
  const [visible, rows] = await Promise.all([visibleProjects(staff), rowsPerProject(subject)]);
  if (rows.size > 0) {
    const most = Math.max(...rows.values());
    const own = visible.filter(({ id }) => rows.get(id) === most);
    if (own.length === 0) {
      const { conference: conferenceCode } = { conference: undefined, ...subject };
      throw new AccessError("not-found", { staff, ...(conferenceCode && { conferenceCode }) });
    }
    // A participant's code has 8 characters: two projects may have the same one.
    return own.length === 1 || "conference" in subject ? (own[0] ?? null) : null;
  }
  const [only] = visible;
  if (visible.length <= 1) return only ?? null;
  if (!("conference" in subject)) return null;
  for (const project of visible) {
    if ((await project.boomstream.conferenceInfo(subject.conference)).ok) return project;
  }
  return null;
}

/** Counts the subject's rows in each project. */
async function rowsPerProject(subject: Subject): Promise<Map<string, number>> {
  const rows = await rowsOf(subject);
  return new Map(rows.map(({ project_id, n }) => [project_id, Number(n)]));
}

function rowsOf(subject: Subject) {
  if ("conference" in subject) return count("conferences", "code", [subject.conference]);
  if ("participants" in subject) return count("participants", "code", subject.participants);
  if ("import" in subject) return count("imports", "id", [subject.import]);
  if ("approval" in subject) return count("approvals", "id", [subject.approval]);
  if ("invitation" in subject) return count("invitations", "id", [subject.invitation]);
  if ("selection" in subject) return count("selections", "id", [subject.selection]);
  return count("revocations", "id", subject.revocations);
}

type Table =
  | "approvals"
  | "conferences"
  | "participants"
  | "imports"
  | "invitations"
  | "selections"
  | "revocations";

function count(table: Table, column: "code" | "id", values: string[]) {
  return db()
    .selectFrom(table)
    .select((eb) => ["project_id", eb.fn.countAll<number>().as("n")])
    .where(db().dynamic.ref<string>(column), "in", values)
    .groupBy("project_id")
    .execute();
}

function authorize<R extends Role>(project: Project, role: R): AuthorizedProject<Rights[R]> {
  return Object.assign(project, { [authorized]: RIGHTS[role] });
}
