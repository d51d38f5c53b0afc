import "server-only";
import { cache } from "react";
import { recordRefusedAccess } from "@/lib/audit/refusals";
import { AccessError, type SignedIn } from "./guard";
import { db } from "@/lib/db/db";
import type { Project } from "@/lib/connection/project";
import { visibleProjects } from "./current-project";

/** What is acted on, by the codes and ids that name it. */
export type Subject =
  | { conference: string }
  | { participants: string[] }
  | { import: string }
  | { invitation: string }
  | { revocations: string[] }
  | { selection: string };

/**
 * The project that something belongs to, among those the person may see. The database says so, never
 * the browser: with two tabs in two projects, each act goes to where its code belongs. Throws
 * AccessError `not-found` for what belongs to a project that they may not see.
 */
export async function projectOf(staff: SignedIn, subject: Subject): Promise<Project> {
  const project = await findProjectOf(staff, subject);
  if (!project) throw new AccessError("not-found");
  return project;
}

/**
 * As `projectOf`, or null. What the mirror has never heard of belongs to the only project there is;
 * where there are several, each is asked for a conference that is new to Foyer. Each part of a page
 * asks this of its conference: it is found out once.
 */
export async function findProjectOf(staff: SignedIn, subject: Subject): Promise<Project | null> {
  return "conference" in subject ? ofConference(staff, subject.conference) : find(staff, subject);
}

const ofConference = cache((staff: SignedIn, conference: string) => find(staff, { conference }));

async function find(staff: SignedIn, subject: Subject): Promise<Project | null> {
  const [visible, holders] = await Promise.all([visibleProjects(staff), holdersOf(subject)]);
  if (holders.size > 0) {
    const most = Math.max(...holders.values());
    const own = visible.filter(({ id }) => holders.get(id) === most);
    // A client's code has 8 characters: two projects might have the same, and nobody may guess.
    if (own.length === 0) {
      const { conference } = { conference: undefined, ...subject };
      await recordRefusedAccess(staff, "not-found", {
        subject: "",
        ...(conference && { conferenceCode: conference }),
      });
    }
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

/** How many of the subject's rows each project has, over all projects. */
async function holdersOf(subject: Subject): Promise<Map<string, number>> {
  const rows = await rowsOf(subject);
  return new Map(rows.map(({ project_id, n }) => [project_id, Number(n)]));
}

function rowsOf(subject: Subject) {
  if ("conference" in subject) return count("conferences", "code", [subject.conference]);
  if ("participants" in subject) return count("participants", "code", subject.participants);
  if ("import" in subject) return count("imports", "id", [subject.import]);
  if ("invitation" in subject) return count("invitations", "id", [subject.invitation]);
  if ("selection" in subject) return count("selections", "id", [subject.selection]);
  return count("revocations", "id", subject.revocations);
}

type Table =
  "conferences" | "participants" | "imports" | "invitations" | "selections" | "revocations";

function count(table: Table, column: "code" | "id", values: string[]) {
  return db()
    .selectFrom(table)
    .select((eb) => ["project_id", eb.fn.countAll<number>().as("n")])
    .where(db().dynamic.ref<string>(column), "in", values)
    .groupBy("project_id")
    .execute();
}
