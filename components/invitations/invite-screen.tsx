"use client";

import { CalendarDays, CircleCheck, Share2 } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { Invited } from "@/lib/invitations/schema";
import { withBase } from "@/lib/platform/base-path";
import { routes } from "@/lib/platform/routes";
import { useRosterCache } from "../participants/use-roster-cache";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { ButtonLink } from "../ui/link";
import { lazyDialog } from "../ui/lazy";
import { InviteForm } from "./invite-form";
import type { Kept } from "./use-invite-form";
import { InvitedLink } from "../links/invited-link";

const ShareDialog = lazyDialog(() =>
  import("../links/share-dialog").then((file) => file.ShareDialog),
);

type InviteScreenProps = {
  conferenceCode: string;
  title: string;
  /** True if the conference has a time. */
  dated: boolean;
  draftKey: string;
};

/** Invites one person after another: shows the form, then the link, then the form with the same options. */
export function InviteScreen({ conferenceCode, title, dated, draftKey }: InviteScreenProps) {
  const [kept, setKept] = useState<Kept>({ moderator: false, notify: false, lifetime: null });
  const [invited, setInvited] = useState<Invited | null>(null);
  const cache = useRosterCache(conferenceCode);
  const done = useCallback(
    (result: Invited, next: Kept) => {
      setKept(next);
      setInvited(result);
      void cache.refresh();
    },
    [cache],
  );
  return (
    <div className="max-w-xl">
      {invited ? (
        <InvitedCard
          invited={invited}
          conferenceCode={conferenceCode}
          title={title}
          dated={dated}
          onAnother={() => setInvited(null)}
        />
      ) : (
        <InviteForm
          conferenceCode={conferenceCode}
          draftKey={draftKey}
          kept={kept}
          onInvited={done}
        />
      )}
    </div>
  );
}

type InvitedCardProps = {
  invited: Invited;
  conferenceCode: string;
  title: string;
  dated: boolean;
  onAnother: () => void;
};

function InvitedCard({ invited, conferenceCode, title, dated, onAnother }: InvitedCardProps) {
  const t = useTranslations("invitations");
  const participants = useTranslations("participants");
  const [sharing, setSharing] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="grid gap-5 rounded-card border bg-surface p-5 md:p-6">
      <div className="flex items-start gap-3">
        <CircleCheck aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-accent-text" />
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <h2
              ref={heading}
              tabIndex={-1}
              className="min-w-0 text-lg font-semibold break-words outline-none"
            >
              {t("sent", { name: invited.name || invited.email })}
            </h2>
            {invited.moderator && <Badge tone="accent">{t("moderator")}</Badge>}
          </div>
          <p className="text-ink-muted">
            {invited.notified ? t("sentNotified", { email: invited.email }) : t("sentSilently")}
          </p>
        </div>
      </div>
      <InvitedLink invited={invited} />
      <div className="flex flex-wrap gap-2 border-t pt-4">
        {invited.link !== null && (
          <Button onClick={() => setSharing(true)}>
            <Share2 aria-hidden="true" />
            {participants("share.action")}
          </Button>
        )}
        {dated && invited.code !== null && (
          <Button
            onClick={() =>
              window.location.assign(
                withBase(routes.api.calendar(conferenceCode, invited.code ?? undefined)),
              )
            }
          >
            <CalendarDays aria-hidden="true" />
            {participants("share.calendar")}
          </Button>
        )}
        <Button onClick={onAnother}>{t("another")}</Button>
        <ButtonLink href={routes.conference(conferenceCode)}>{t("toRoster")}</ButtonLink>
      </div>
      {sharing && invited.link !== null && (
        <ShareDialog
          conferenceCode={conferenceCode}
          title={title}
          // With a code, the link is fetched, so that the copy is recorded.
          codes={[invited.code ?? ""]}
          {...(invited.code === null && {
            links: [
              {
                code: "",
                name: invited.name,
                email: invited.email,
                link: invited.link,
                expiresAt: invited.expiresAt,
              },
            ],
          })}
          dated={dated}
          onClose={() => setSharing(false)}
        />
      )}
    </section>
  );
}
