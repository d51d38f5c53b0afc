import type { BoomstreamError, Participant } from "@/lib/boomstream/types";
import { db } from "@/lib/db/db";
import { searchable } from "@/lib/db/search";
import { emailKey, fold } from "@/lib/fold";
import { claimLinks } from "@/lib/links/claim";
import type { Project } from "@/lib/projects/open";
import { type Freshness, refresh, STALE_AFTER } from "@/lib/sync/refresh";
import { countParticipants } from "./count";
import { type Difference, differences } from "./differences";

/** The key under which the freshness of a conference's roster is kept. */
export function rosterKey(conferenceCode: string): string {
  return `roster:${conferenceCode}`;
}

/** Brings a roster up to `client/list`, unless it is younger than `olderThan` ms. */
export function syncRoster(
  project: Project,
  conferenceCode: string,
  olderThan = STALE_AFTER,
): Promise<Freshness> {
  return refresh(project.id, rosterKey(conferenceCode), olderThan, (askedAt) =>
    pull(project, conferenceCode, askedAt),
  );
}

async function pull(
  project: Project,
  conferenceCode: string,
  askedAt: number,
): Promise<BoomstreamError | null> {
  const answer = await project.boomstream.roster(conferenceCode);
  if (!answer.ok) return answer.error;
  await mergeRoster(project.id, conferenceCode, answer.value, askedAt);
  return null;
}

/** What the mirror holds of a participant, from what Boomstream told. */
export function mirrored(person: Omit<Participant, "conferenceCode">) {
  return {
    email: person.email,
    email_key: emailKey(person.email),
    name: person.name,
    name_key: fold(person.name || person.email),
    moderator: person.moderator ? (1 as const) : (0 as const),
    added: person.added,
    revoked: person.revoked ? (1 as const) : (0 as const),
    search: searchable(`${person.name} ${person.email} ${person.code}`),
  };
}

/** Rows written by one statement. */
const CHUNK = 200;

/**
 * Writes the differences between the roster and the mirror, and nothing else; then gives links
 * that wait for their participant to whom they belong.
 */
export async function mergeRoster(
  projectId: string,
  conferenceCode: string,
  roster: Participant[],
  askedAt: number,
): Promise<void> {
  const difference = await differences(projectId, conferenceCode, roster, askedAt);
  await db()
    .transaction()
    .execute(async (tx) => {
      await write(difference);
      await claimLinks(tx, projectId, conferenceCode);
      await countParticipants(tx, projectId, conferenceCode);

      async function write({ fresh, changed, gone }: Difference): Promise<void> {
        for (let from = 0; from < fresh.length; from += CHUNK) {
          await tx
            .insertInto("participants")
            .values(
              fresh.slice(from, from + CHUNK).map((person) => ({
                project_id: projectId,
                code: person.code,
                conference_code: conferenceCode,
                ...mirrored(person),
                first_seen_at: askedAt,
                written_at: 0,
              })),
            )
            .onConflict((conflict) => conflict.columns(["project_id", "code"]).doNothing())
            .execute();
        }
        for (const person of changed) {
          await tx
            .updateTable("participants")
            .set((eb) => ({
              conference_code: conferenceCode,
              ...mirrored(person),
              gone_at: null,
              version: eb("version", "+", 1),
            }))
            .where("project_id", "=", projectId)
            .where("code", "=", person.code)
            .where("written_at", "<", askedAt)
            .execute();
        }
        for (let from = 0; from < gone.length; from += CHUNK) {
          await tx
            .updateTable("participants")
            .set({ gone_at: askedAt })
            .where("project_id", "=", projectId)
            .where("code", "in", gone.slice(from, from + CHUNK))
            .where("written_at", "<", askedAt)
            .execute();
        }
      }
    });
}
