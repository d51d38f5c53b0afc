import { type ActivityAction, record } from "@/lib/activity/record";
import type { SignedIn } from "@/lib/auth/guard";
import type { BoomstreamError } from "@/lib/boomstream/types";
import { db } from "@/lib/db/db";
import type { InvitationTable } from "@/lib/db/schema";
import { emailKey } from "@/lib/fold";
import { keepLink } from "@/lib/links/keep";

/** How an invitation ended. `link: null`: it was made, but the answer that held its link was lost. */
export type Ending =
  | { state: "sent"; link: string | null; participantCode?: string | null }
  | { state: "failed" | "unknown"; error: BoomstreamError };

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
> & { moderator: boolean; notify: boolean };

const ACTIONS: Record<InvitationTable["kind"], ActivityAction> = {
  invite: "participant.invite",
  link: "link.renew",
  restore: "participant.restore",
};

/** Writes how an invitation ended: the ledger, its link and the activity, in one transaction. */
export async function settle(
  staff: SignedIn | null,
  invitation: Settling,
  ending: Ending,
): Promise<void> {
  const error = ending.state === "sent" ? null : ending.error;
  const participantCode =
    (ending.state === "sent" ? ending.participantCode : null) ?? invitation.participant_code;
  await db()
    .transaction()
    .execute(async (tx) => {
      await tx
        .updateTable("invitations")
        .set({
          state: ending.state,
          participant_code: participantCode,
          error_code: error?.code ?? null,
          error_message: error?.message ?? null,
          ended_at: Date.now(),
        })
        .where("id", "=", invitation.id)
        .execute();
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
