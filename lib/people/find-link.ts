import { requireProjects } from "@/lib/access/resolve-project";
import { db } from "@/lib/db/db";
import { fingerprint } from "@/lib/mirror/links/store";
import { credentialIn } from "@/lib/platform/link-text";
import { syncRoster } from "@/lib/mirror/sync-roster";
import { type ActionResult, ok } from "@/lib/platform/result";
import { findPersonalLink } from "./find-personal-link";
import { readPlace } from "./read-people";
import type { FoundLink } from "./schema";
import type { Place } from "./types";

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
    await syncRoster(project, link.conference_code);
    link = await findStored(credential, ids);
  }
  if (!link) return ok(null);
  const place =
    link.participant_code === null
      ? null
      : await readPlace(projects, link.project_id, link.participant_code);
  return ok({
    name: place?.name ?? link.name,
    email: place?.email ?? link.email,
    conference: link.title ?? link.conference_code,
    conferenceCode: link.conference_code,
    madeAt: link.created_at,
    expiresAt: link.expires_at,
    state: stateOf(link, place),
    place,
  });
}

type Stored = NonNullable<Awaited<ReturnType<typeof findStored>>>;

function stateOf(link: Stored, place: Place | null): FoundLink["state"] {
  if (link.title === null || link.deleted_at !== null) return "gone";
  if (link.participant_code !== null && place === null) return "gone";
  if (place && place.status !== "active") return place.status;
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
