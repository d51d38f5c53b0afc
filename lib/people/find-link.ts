import { requireProjects } from "@/lib/access/resolve-project";
import { db } from "@/lib/db/db";
import { fingerprint } from "@/lib/mirror/links/store";
import { credentialIn } from "@/lib/platform/link-text";
import { refreshRoster } from "@/lib/mirror/refresh-roster";
import { type ActionResult, ok } from "@/lib/platform/result";
import { readMembership } from "./read-people";
import type { FoundLink } from "./schema";
import type { Membership } from "./types";
import type { Project } from "@/lib/connection/project";
import { hashToken } from "@/lib/platform/crypto";

/**
 * Returns the owner and the state of the link in a text, found by stored hashes without decrypting links. Null
 * if the link is unknown.
 */
export async function findLink({
  text,
}: {
  text: string;
}): Promise<ActionResult<FoundLink | null>> {
  const { projects } = await requireProjects("support");
  const credential = credentialIn(text);
  if (credential === null) return ok(null);
  const personal = await findPersonalLink(credential, projects);
  if (personal) return ok(personal);
  const ids = projects.map(({ id }) => id);
  let link = await findStored(credential, ids);
  const project = projects.find(({ id }) => id === link?.project_id);
  if (link?.participant_code === null && project) {
    // Only the roster shows who owns the link.
    await refreshRoster(project, link.conference_code);
    link = await findStored(credential, ids);
  }
  if (!link) return ok(null);
  const membership =
    link.participant_code === null
      ? null
      : await readMembership(projects, link.project_id, link.participant_code);
  return ok({
    name: membership?.name ?? link.name,
    email: membership?.email ?? link.email,
    conference: link.title ?? link.conference_code,
    conferenceCode: link.conference_code,
    madeAt: link.created_at,
    expiresAt: link.expires_at,
    state: stateOf(link, membership),
    membership,
  });
}

type Stored = NonNullable<Awaited<ReturnType<typeof findStored>>>;

function stateOf(link: Stored, membership: Membership | null): FoundLink["state"] {
  if (link.title === null || link.deleted_at !== null) return "gone";
  if (link.participant_code !== null && membership === null) return "gone";
  if (membership && membership.status !== "active") return membership.status;
  if (link.expires_at !== null && link.expires_at <= Date.now()) return "expired";
  return link.newest === null || link.newest === link.id ? "works" : "older";
}

function findStored(credential: string, projectIds: string[]) {
  return db()
    .selectFrom("links")
    .innerJoin("invitations", "invitations.id", "links.invitation_id")
    .leftJoin("conferences", (join) =>
      join
        .onRef("conferences.project_id", "=", "links.project_id")
        .onRef("conferences.code", "=", "links.conference_code"),
    )
    .leftJoin("participants", (join) =>
      join
        .onRef("participants.project_id", "=", "links.project_id")
        .onRef("participants.code", "=", "links.participant_code"),
    )
    .select([
      "links.id",
      "links.project_id",
      "links.conference_code",
      "links.participant_code",
      "links.created_at",
      "links.expires_at",
      "invitations.email",
      "invitations.name",
      "conferences.title",
      "conferences.deleted_at",
      "participants.link_id as newest",
    ])
    .where("links.fingerprint", "=", fingerprint(credential))
    .where("links.project_id", "in", projectIds)
    .orderBy("links.created_at", "desc")
    .executeTakeFirst();
}

const PERSONAL = /\/j\/([\w-]{22})(?![\w-])/;

/** Returns the owner of a personal link in these projects; null if it is none or does not work. */
async function findPersonalLink(address: string, projects: Project[]): Promise<FoundLink | null> {
  const token = PERSONAL.exec(address)?.[1];
  const inUse = projects.filter(({ personalLinks }) => personalLinks).map(({ id }) => id);
  if (token === undefined || inUse.length === 0) return null;
  const row = await db()
    .selectFrom("personal_links as k")
    .innerJoin("participants as p", (join) =>
      join.onRef("p.project_id", "=", "k.project_id").onRef("p.code", "=", "k.participant_code"),
    )
    .leftJoin("conferences as c", (join) =>
      join.onRef("c.project_id", "=", "k.project_id").onRef("c.code", "=", "k.conference_code"),
    )
    .select(["k.project_id", "k.conference_code", "k.created_at"])
    .select(["p.code", "p.email", "p.name", "c.title"])
    .where("k.token_hash", "=", hashToken(token))
    .where("k.project_id", "in", inUse)
    .executeTakeFirst();
  if (!row) return null;
  const membership = await readMembership(projects, row.project_id, row.code);
  const state =
    membership === null ? "gone" : membership.status === "active" ? "works" : membership.status;
  return {
    name: row.name,
    email: row.email,
    conference: row.title ?? row.conference_code,
    conferenceCode: row.conference_code,
    madeAt: row.created_at,
    expiresAt: null,
    state,
    membership,
  };
}
