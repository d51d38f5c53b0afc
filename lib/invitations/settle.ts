import { type ActivityAction, type ActivityEntry, record } from "@/lib/activity/record";
import type { Loss } from "@/lib/boomstream/types";
import type { Transaction } from "kysely";
import { db } from "@/lib/db/db";
import type { Database, InvitationTable } from "@/lib/db/schema";
import type { ErrorCode } from "@/lib/errors";
import { emailKey } from "@/lib/fold";
import { keepLink } from "@/lib/links/keep";

/** How an invitation ended. `link: null`: it was made, but the answer that held its link was lost. */
export type Ending =
  | { state: "sent"; link: string | null; participantCode?: string | null }
  | { state: "failed" | "unknown"; error: { code: ErrorCode; message?: string; lost?: Loss } };

export type Settling = Pick<
  InvitationTable,
  | "id"
  | "kind"
  | "project_id"
  | "conference_code"
  | "email"
  | "lifetime"
  | "participant_code"
  | "started_at"
> & { moderator: boolean; notify: boolean; importId?: string | null };

const ACTIONS: Record<InvitationTable["kind"], ActivityAction> = {
  invite: "participant.invite",
  link: "link.renew",
  restore: "participant.restore",
  update: "participant.update",
  revoke: "participant.revoke",
};

/**
 * Writes how an attempt ended: the ledger, its link and the activity, in one transaction. A row that
 * was settled otherwise meanwhile, or is being sent anew, is left alone.
 */
export async function settle(
  staff: ActivityEntry["staff"],
  invitation: Settling,
  ending: Ending,
): Promise<void> {
  const error = ending.state === "sent" ? null : ending.error;
  const participantCode =
    (ending.state === "sent" ? ending.participantCode : null) ?? invitation.participant_code;
  await db()
    .transaction()
    .execute(async (tx) => {
      const now = Date.now();
      const { importId = null } = invitation;
      // The answer itself counts even where the roster has told the same before.
      const told = ending.state === "sent" && ending.link !== null;
      const written = await tx
        .updateTable("invitations")
        .set({
          state: ending.state,
          participant_code: participantCode,
          error_code: error?.code ?? null,
          error_message: error?.message ?? null,
          ended_at: now,
          lost: ending.state === "unknown" ? (ending.error.lost ?? "cut") : null,
          due_at: ending.state === "unknown" && importId !== null ? now : null,
        })
        .where("id", "=", invitation.id)
        .where("started_at", "=", invitation.started_at)
        .where("state", "in", told ? ["sending", "unknown", "sent"] : ["sending", "unknown"])
        .executeTakeFirst();
      if (Number(written.numUpdatedRows) === 0) return;
      if (importId !== null) await goesOn(tx, importId);
      if (ending.state === "sent" && ending.link !== null) {
        await keepLink(
          tx,
          {
            project_id: invitation.project_id,
            conference_code: invitation.conference_code,
            invitation_id: invitation.id,
            email_key: emailKey(invitation.email),
            // Counted from before the call: better a minute early than a link that fails.
            expires_at:
              invitation.lifetime === null || invitation.started_at === null
                ? null
                : invitation.started_at + invitation.lifetime * 1000,
          },
          ending.link,
        );
      }
      // Whoever changes name or role records that.
      if (invitation.kind === "update") return;
      await record(tx, {
        staff,
        projectId: invitation.project_id,
        action: ACTIONS[invitation.kind],
        subject: invitation.email,
        conferenceCode: invitation.conference_code,
        participantCode: participantCode ?? undefined,
        after: {
          moderator: invitation.moderator,
          notify: invitation.notify,
          lifetime: invitation.lifetime,
        },
        outcome: ending.state === "sent" ? "done" : ending.state,
        errorCode: error?.code,
      });
    });
}

/** Boomstream answers again: the import waits no longer. */
async function goesOn(tx: Transaction<Database>, importId: string): Promise<void> {
  await tx
    .updateTable("imports")
    .set({ problem: null, retry_at: null })
    .where("id", "=", importId)
    .where("problem", "is not", null)
    .execute();
}
