import { projectById } from "@/lib/connection/project";
import { db } from "@/lib/db/db";
import { withRowLease } from "@/lib/db/row-lease";
import { sendInvitation } from "@/lib/delivery/send-invitation";
import { openLink } from "@/lib/mirror/links/store";
import { refreshRoster } from "@/lib/mirror/refresh-roster";
import { background } from "@/lib/platform/background";
import { wallNow } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { freshLifetime, lastingLink } from "./choose-link";
import { findPersonalLink, type StoredLink, type PersonalLink } from "./find-personal-link";
import { joinState } from "./join-state";

/** Maximum number of fresh links per participant and hour. */
const MAX_FRESH = 5;
const HOUR = 3_600_000;

/** Returns the URL of a stored link; null if it can't be decrypted or is not http or https. */
export function addressOf(link: StoredLink): string | null {
  const url = openLink(link);
  if (url === null || !URL.canParse(url)) return null;
  return /^https?:$/.test(new URL(url).protocol) ? url : null;
}

/**
 * Creates one fresh Boomstream link for a participant through the ledger, without an email, and returns its
 * URL. Runs once at a time per participant over all instances: a concurrent Join returns the link of the
 * first one. Fails with `too-many-attempts` after five links in an hour.
 */
export async function makeFreshLink(
  token: string,
  before: PersonalLink,
): Promise<ActionResult<string>> {
  const row = { table: "participants" as const, projectId: before.projectId, code: before.code };
  return withRowLease(row, async () => {
    const personalLink = await findPersonalLink(token);
    if (!personalLink || joinState(personalLink, wallNow()) !== "ready") return fail("not-found");
    const made = lastingLink(personalLink, wallNow());
    const address = made && addressOf(made);
    if (address) return ok(address);
    if ((await countFresh(personalLink)) >= MAX_FRESH) return fail("too-many-attempts");
    return invite(personalLink);
  });
}

async function invite(personalLink: PersonalLink): Promise<ActionResult<string>> {
  const project = await projectById(personalLink.projectId);
  const id = newId();
  const sent = await sendInvitation(null, project, {
    id,
    kind: "link",
    conference_code: personalLink.conferenceCode,
    email: personalLink.email,
    name: personalLink.name,
    moderator: personalLink.moderator,
    notify: false,
    lifetime: freshLifetime(personalLink, wallNow()),
    avatar_url: null,
    participant_code: personalLink.code,
    again: true,
  });
  // The roster shows which participant the link belongs to.
  background("roster after a join", refreshRoster(project, personalLink.conferenceCode));
  if (!sent.ok) return sent;
  await db()
    .updateTable("personal_links")
    .set({ link_id: id })
    .where("id", "=", personalLink.id)
    .execute();
  const stored = await db()
    .selectFrom("links")
    .select(["invitation_id", "sealed", "key_id", "expires_at", "created_at"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!stored) return fail("unknown-outcome");
  const { expires_at: expiresAt, created_at: createdAt, ...sealed } = stored;
  const address = addressOf({ ...sealed, expiresAt, createdAt });
  return address === null ? fail("unexpected") : ok(address);
}

/** Returns the number of invitations that this participant's Join sent within the last hour. */
async function countFresh({ projectId, conferenceCode, emailKey }: PersonalLink): Promise<number> {
  const { n } = await db()
    .selectFrom("invitations")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("project_id", "=", projectId)
    .where("conference_code", "=", conferenceCode)
    .where("email_key", "=", emailKey)
    .where("staff_id", "=", "")
    .where("created_at", ">", wallNow() - HOUR)
    .executeTakeFirstOrThrow();
  return Number(n);
}
