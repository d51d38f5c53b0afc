"use client";

import * as Radix from "@radix-ui/react-dialog";
import { useQuery } from "@tanstack/react-query";
import { Ban, ChevronDown, ChevronUp, Link2, Pencil, Replace, Share2, X } from "lucide-react";
import { lazy, Suspense, useEffect, useEffectEvent, useState } from "react";
import { useTranslations } from "use-intl";
import type { Invited } from "@/lib/invitations/schema";
import { nameOf } from "@/lib/participants/display-name";
import type { RosterRow } from "@/lib/participants/types";
import { verdictOf } from "@/lib/participants/verdict";
import { participantQuery } from "@/lib/people/queries";
import type { ParticipantDetails } from "@/lib/people/types";
import { routes } from "@/lib/platform/routes";
import { InvitedLink } from "../links/invited-link";
import { LinkState } from "../links/link-state";
import { useLinkTools } from "../links/use-link-tools";
import { useRefetchInterval } from "../live/live-state";
import { Avatar } from "../ui/avatar";
import { Button, IconButton } from "../ui/button";
import { Scrim, useReturnFocus } from "../ui/dialog";
import { Link } from "../ui/link";
import { Skeleton } from "../ui/skeleton";
import { TimeAgo, useTickingNow } from "../ui/time-ago";
import { isInToast } from "../ui/toast";
import { FixButton } from "./fix-button";
import { HistoryList } from "./history-list";
import { ModeratorSwitch } from "./moderator-switch";
import type { RosterDialog } from "./roster-dialogs";
import { useSetModerator } from "./use-set-moderator";
import { VerdictNote } from "./verdict-note";

// Most projects leave email to Boomstream, so most panels never show it.
const LastMail = lazy(() => import("./last-mail").then((file) => ({ default: file.LastMail })));

/** Poll interval while access is about to end (ms). */
const ENDING = 1_000;

const REVOKED = new Set(["participant.revoke", "participant.outside-revoked"]);

const sheetStyle = [
  "fixed inset-y-0 right-0 z-50 flex w-full flex-col bg-raised shadow-sheet outline-none",
  "md:w-[28rem] md:border-l data-[state=open]:animate-fade data-[state=closed]:animate-fade-out",
].join(" ");

type PersonPanelProps = {
  conferenceCode: string;
  /** The participant in the URL. */
  code: string;
  onDialog: (dialog: RosterDialog) => void;
  /** Moves to the next or previous person; absent at the end of the list. */
  onNext?: (() => void) | undefined;
  onPrevious?: (() => void) | undefined;
  onClose: () => void;
};

/** One participant: whether they can join, the fix, link, role, history and other conferences. */
export function PersonPanel(props: PersonPanelProps) {
  const { conferenceCode, code, onDialog, onNext, onPrevious, onClose } = props;
  const t = useTranslations("participants");
  const common = useTranslations("common");
  const focus = useReturnFocus();
  const again = useRefetchInterval();
  const { data, isError } = useQuery({
    ...participantQuery(conferenceCode, code),
    refetchInterval: (query) =>
      query.state.data?.row.status === "revoking" ? ENDING : again(query),
  });
  const step = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof HTMLElement ? event.target : null;
    if (target?.closest("input, textarea, select, [role=alertdialog]")) return;
    if (event.key === "j") onNext?.();
    if (event.key === "k") onPrevious?.();
  });
  useEffect(() => {
    document.addEventListener("keydown", step);
    return () => document.removeEventListener("keydown", step);
  }, []);
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Scrim open />
        <Radix.Content
          className={sheetStyle}
          {...focus}
          onInteractOutside={(event) => isInToast(event.target) && event.preventDefault()}
          aria-describedby={undefined}
        >
          <header className="flex items-center gap-3 border-b px-5 py-3">
            {data && <Avatar name={data.row.name} email={data.row.email} />}
            <div className="min-w-0 flex-1">
              <Radix.Title className="truncate text-lg font-semibold">
                {data ? nameOf(data.row) : isError ? t("panel.missing") : common("loading")}
              </Radix.Title>
              {data?.row.name && (
                <p className="truncate text-sm text-ink-muted">{data.row.email}</p>
              )}
            </div>
            <IconButton
              size="sm"
              label={t("panel.previous")}
              icon={<ChevronUp />}
              disabled={!onPrevious}
              onClick={onPrevious}
            />
            <IconButton
              size="sm"
              label={t("panel.next")}
              icon={<ChevronDown />}
              disabled={!onNext}
              onClick={onNext}
            />
            <Radix.Close asChild>
              <IconButton size="sm" label={common("close")} icon={<X />} />
            </Radix.Close>
          </header>
          <div className="grid min-h-0 flex-1 content-start gap-6 overflow-y-auto px-5 py-5">
            {data ? (
              <Details
                key={code}
                conferenceCode={conferenceCode}
                details={data}
                onDialog={onDialog}
              />
            ) : (
              !isError && <Skeleton className="h-24 w-full" />
            )}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

type DetailsProps = {
  conferenceCode: string;
  details: ParticipantDetails;
  onDialog: (dialog: RosterDialog) => void;
};

function Details({ conferenceCode, details, onDialog }: DetailsProps) {
  const t = useTranslations("participants");
  const links = useLinkTools();
  const setModerator = useSetModerator(conferenceCode);
  const now = useTickingNow(ENDING);
  const [made, setMade] = useState<Invited | null>(null);
  const { row, conference, gone, history, others, duplicates, personal, mail } = details;
  const { remindersStoppedAt } = details;
  const at = (moment: number | null) =>
    moment === null ? t("panel.never") : <TimeAgo at={moment} past />;
  const facts = {
    ...row,
    gone,
    conferenceDeleted: conference.deleted,
    startsAt: conference.startsAt,
  };
  const { fix } = verdictOf(facts, now);
  const revocations = history.filter(({ action }) => REVOKED.has(action));
  // The worker's entry has no name; the plan of the same revocation has.
  const revocation = revocations.find(({ staffName }) => staffName !== "") ?? revocations[0];
  const active = row.status === "active";
  return (
    <>
      <section className="grid gap-4 rounded-card border bg-surface p-4">
        <VerdictNote
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
      <section>
        <h3 className="mb-2.5 font-semibold">{t("panel.others")}</h3>
        {others.length === 0 ? (
          <p className="text-ink-muted">{t("panel.noOthers")}</p>
        ) : (
          <ul className="grid gap-2">
            {others.map((place) => (
              <li
                key={`${place.projectId}/${place.code}`}
                className="flex flex-wrap items-center justify-between gap-x-3"
              >
                <Link
                  href={routes.personPanel(place.conferenceCode, place.code)}
                  className="min-w-0 truncate underline decoration-line underline-offset-3"
                >
                  {place.conference}
                </Link>
                <VerdictNote short facts={place} />
              </li>
            ))}
          </ul>
        )}
        <Link
          href={routes.person(row.email.toLowerCase())}
          className="mt-3 inline-block text-sm text-accent-text"
        >
          {t("panel.everything")}
        </Link>
      </section>
    </>
  );
}

type PanelActionsProps = {
  row: RosterRow;
  /** The fix above is the same button. */
  hasNewLink: boolean;
  onDialog: (dialog: RosterDialog) => void;
  onMade: (invited: Invited) => void;
};

function PanelActions({ row, hasNewLink, onDialog, onMade }: PanelActionsProps) {
  const t = useTranslations("participants");
  return (
    <div className="flex flex-wrap gap-2">
      {!hasNewLink && (
        <Button size="sm" onClick={() => onDialog({ kind: "link", row })}>
          <Link2 aria-hidden="true" />
          {t("newLink")}
        </Button>
      )}
      <Button size="sm" onClick={() => onDialog({ kind: "replace", row, onMade })}>
        <Replace aria-hidden="true" />
        {t("replace.action")}
      </Button>
      <Button size="sm" onClick={() => onDialog({ kind: "edit", row })}>
        <Pencil aria-hidden="true" />
        {t("edit")}
      </Button>
      <Button
        size="sm"
        variant="danger-ghost"
        onClick={() => onDialog({ kind: "revoke", rows: [row] })}
      >
        <Ban aria-hidden="true" />
        {t("revoke")}
      </Button>
    </div>
  );
}
