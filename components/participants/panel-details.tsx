"use client";

import { Share2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslations } from "use-intl";
import type { Invited } from "@/lib/invitations/schema";
import { joinStatus } from "@/lib/participants/join-status";
import type { ParticipantDetails } from "@/lib/people/types";
import { InvitedLink } from "../links/invited-link";
import { LinkState } from "../links/link-state";
import { useLinkTools } from "../links/use-link-tools";
import { Button } from "../ui/button";
import { TimeAgo, useTickingNow } from "../ui/time-ago";
import { FixButton } from "./fix-button";
import { HistoryList } from "./history-list";
import { ModeratorSwitch } from "./moderator-switch";
import { OtherConferences } from "./other-conferences";
import { PanelActions } from "./panel-actions";
import type { RosterDialog } from "./roster-dialogs";
import { useSetModerator } from "./use-set-moderator";
import { JoinStatusNote } from "./join-status-note";

// Loaded on demand: in most projects Boomstream sends the email.
const LastMail = lazy(() => import("./last-mail").then((file) => ({ default: file.LastMail })));

const REVOKED = new Set(["participant.revoke", "participant.outside-revoked"]);

/** Poll interval while access is about to end (ms). */
const POLL_MS = 1_000;

type PanelDetailsProps = {
  conferenceCode: string;
  details: ParticipantDetails;
  onDialog: (dialog: RosterDialog) => void;
};

/** The content of the person panel: status, fix, role, link, history, other conferences. */
export function PanelDetails({ conferenceCode, details, onDialog }: PanelDetailsProps) {
  const t = useTranslations("participants");
  const links = useLinkTools();
  const setModerator = useSetModerator(conferenceCode);
  const now = useTickingNow(POLL_MS);
  const [made, setMade] = useState<Invited | null>(null);
  const { row, conference, gone, history, others, duplicates, personal, mail } = details;
  const { joinWindow, remindersStoppedAt } = details;
  const at = (moment: number | null) =>
    moment === null ? t("panel.never") : <TimeAgo at={moment} past />;
  const facts = {
    ...row,
    gone,
    conferenceDeleted: conference.deleted,
    startsAt: conference.startsAt,
    ...(joinWindow && { joinWindow }),
  };
  const { fix } = joinStatus(facts, now);
  const revocations = history.filter(({ action }) => REVOKED.has(action));
  // The worker's entry has no name, but the planned entry of the same revocation does.
  const revocation = revocations.find(({ staffName }) => staffName !== "") ?? revocations[0];
  const active = row.status === "active";
  return (
    <>
      <section className="grid gap-4 rounded-card border bg-surface p-4">
        <JoinStatusNote
          facts={facts}
          revoked={revocation && { at: revocation.at, by: revocation.staffName }}
        />
        {made ? (
          <div className="grid gap-2">
            <p className="font-medium">{t("panel.madeLink")}</p>
            <InvitedLink invited={made} />
          </div>
        ) : null}
        <div className="flex flex-wrap gap-2">
          {fix && !(made && fix === "copy") && (
            <FixButton conferenceCode={conferenceCode} row={row} fix={fix} onMade={setMade} />
          )}
          {active && row.link && (
            <Button onClick={() => onDialog({ kind: "share", row })}>
              <Share2 aria-hidden="true" />
              {t("share.action")}
            </Button>
          )}
        </div>
      </section>
      <dl className="grid grid-cols-[6rem_minmax(0,1fr)] items-center gap-y-3">
        <dt className="text-ink-muted">{t("panel.role")}</dt>
        <dd className="flex items-center gap-2.5" id="panel-role">
          {active && (
            <ModeratorSwitch
              label={t("moderator")}
              row={row}
              describedBy="panel-role"
              onChange={setModerator}
            />
          )}
          {t(row.moderator ? "moderator" : "participant")}
        </dd>
        <dt className="text-ink-muted">{t("panel.link")}</dt>
        <dd className="min-w-0">
          {active ? <LinkState link={row.link} tools={links} /> : <span>–</span>}
        </dd>
        {personal && (
          <>
            <dt className="text-ink-muted">{t("panel.opened")}</dt>
            <dd>{at(personal.openedAt)}</dd>
            <dt className="text-ink-muted">{t("panel.joined")}</dt>
            <dd>
              {at(personal.joinedAt)}
              {personal.joins > 1 && ` · ${t("panel.times", { count: personal.joins })}`}
            </dd>
          </>
        )}
        {mail && (
          <Suspense fallback={null}>
            <LastMail mail={mail} row={row} />
          </Suspense>
        )}
        {remindersStoppedAt !== undefined && (
          <>
            <dt className="text-ink-muted">{t("panel.mail.reminders")}</dt>
            <dd>
              {t("panel.mail.stopped")} · <TimeAgo at={remindersStoppedAt} past />
            </dd>
          </>
        )}
        {duplicates > 0 && (
          <dd className="col-span-2 text-warning-text">
            {t("panel.duplicates", { count: duplicates })}
          </dd>
        )}
      </dl>
      {active && (
        <PanelActions
          row={row}
          hasNewLink={fix === "newLink"}
          onDialog={onDialog}
          onMade={setMade}
        />
      )}
      <section>
        <h3 className="mb-2.5 font-semibold">{t("panel.history")}</h3>
        <HistoryList rows={history} />
      </section>
      <OtherConferences email={row.email} memberships={others} />
    </>
  );
}
