import { timeSpan } from "@/lib/conferences/time-fields";
import { db } from "@/lib/db/db";
import { addressOf } from "@/lib/guest-pages/fresh-link";
import { rosterKey } from "@/lib/platform/live-topics";
import { ensurePersonalLinks } from "@/lib/personal-links/store";
import { wallNow } from "@/lib/platform/clock";
import type { ClaimedMail } from "./claim";

/** The conference and the person of a message, from the mirror at sending time. */
export type MailSubject = NonNullable<Awaited<ReturnType<typeof readSubject>>>;

/** Returns the conference and the person of a message; null if the conference is unknown. */
export async function readSubject(row: ClaimedMail) {
  const found = await db()
    .selectFrom("conferences as c")
    .innerJoin("projects as pr", "pr.id", "c.project_id")
    .leftJoin("syncs as s", (join) =>
      join
        .onRef("s.project_id", "=", "c.project_id")
        .on("s.key", "=", rosterKey(row.conference_code)),
    )
    .leftJoin("invitations as i", (join) => join.on("i.id", "=", row.invitation_id ?? ""))
    .select(["c.title", "c.description", "c.version", "c.deleted_at"])
    .select(["c.starts_at", "c.time_zone", "c.duration"])
    .select(["pr.name as project", "pr.personal_links", "s.synced_order"])
    .select(["i.ended_order", "i.name as invited_name", "i.moderator as invited_moderator"])
    .where("c.project_id", "=", row.project_id)
    .where("c.code", "=", row.conference_code)
    .executeTakeFirst();
  if (!found) return null;
  const person = await readPerson(row);
  const { starts_at: startsAt, time_zone: timeZone, duration } = found;
  return {
    title: found.title,
    description: found.description,
    version: found.version,
    project: found.project,
    deleted: found.deleted_at !== null,
    span: timeSpan({ startsAt, timeZone, duration }),
    hasDuration: duration !== null,
    timeZone: timeZone ?? "UTC",
    personalLinks: found.personal_links === 1,
    name: person?.name ?? found.invited_name ?? "",
    moderator: (person?.moderator ?? found.invited_moderator ?? 0) === 1,
    code: person?.hasAccess ? person.code : null,
    /** True if a revocation is pending, which can be undone. */
    revoking: person?.revoking ?? false,
    /** Null if no roster since the invitation is known. */
    hasAccess: accessOf(person, Number(found.synced_order ?? 0) > (found.ended_order ?? 0)),
  };
}

function accessOf(person: { hasAccess: boolean } | null, isRosterNewer: boolean): boolean | null {
  if (person?.hasAccess) return true;
  return isRosterNewer ? false : null;
}

/** Returns the participant with the message's address; of several, one with access. */
async function readPerson(row: ClaimedMail) {
  const person = await db()
    .selectFrom("participants")
    .select(["code", "name", "moderator", "revoked", "revocation_id", "gone_at"])
    .where("project_id", "=", row.project_id)
    .where("conference_code", "=", row.conference_code)
    .where("email_key", "=", row.email_key)
    .orderBy("revoked")
    .orderBy((eb) => eb.fn.coalesce("gone_at", eb.val(0)))
    .orderBy("first_seen_order", "desc")
    .executeTakeFirst();
  if (!person) return null;
  const { revoked, revocation_id, gone_at } = person;
  return {
    ...person,
    hasAccess: revoked === 0 && gone_at === null,
    revoking: revocation_id !== null,
  };
}

/**
 * Returns the link of a message: the personal one if the project uses them, or else Boomstream's newest valid
 * one; null if there is none. It is a credential: never log it.
 */
export async function readLink(
  row: ClaimedMail,
  { personalLinks, code }: Pick<MailSubject, "personalLinks" | "code">,
): Promise<string | null> {
  const { project_id, conference_code } = row;
  if (personalLinks && code !== null) {
    const holder = { code, conferenceCode: conference_code };
    const personal = (await ensurePersonalLinks(project_id, [holder])).get(code);
    if (personal) return personal;
  }
  const stored = await db()
    .selectFrom("links")
    .select(["invitation_id", "sealed", "key_id", "expires_at", "created_at"])
    .where("project_id", "=", project_id)
    .where("conference_code", "=", conference_code)
    .where("email_key", "=", row.email_key)
    .where((eb) => eb.or([eb("expires_at", "is", null), eb("expires_at", ">", wallNow())]))
    .orderBy("created_at", "desc")
    .executeTakeFirst();
  if (!stored) return null;
  const { expires_at: expiresAt, created_at: createdAt, ...sealed } = stored;
  return addressOf({ ...sealed, expiresAt, createdAt });
}
