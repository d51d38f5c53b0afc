"use client";

import * as Radix from "@radix-ui/react-dialog";
import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useEffect, useEffectEvent } from "react";
import { useTranslations } from "use-intl";
import { nameOf } from "@/lib/participants/display-name";
import { participantQuery } from "@/lib/people/queries";
import { useRefetchInterval } from "../live/live-state";
import { Avatar } from "../ui/avatar";
import { IconButton } from "../ui/button";
import { Scrim, useReturnFocus } from "../ui/dialog";
import { Skeleton } from "../ui/skeleton";
import { isInToast } from "../ui/toast";
import { PanelDetails } from "./panel-details";
import { isMissing, PanelFailure } from "./panel-failure";
import type { RosterDialog } from "./roster-dialogs";

/** Poll interval while access is about to end (ms). */
const POLL_MS = 1_000;

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
  const { data, error, isFetching, refetch } = useQuery({
    ...participantQuery(conferenceCode, code),
    refetchInterval: (query) =>
      query.state.data?.row.status === "revoking" ? POLL_MS : again(query),
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
              <Radix.Title className={clsx("text-lg font-semibold", data && "truncate")}>
                {data
                  ? nameOf(data.row)
                  : error
                    ? t(isMissing(error) ? "panel.missing" : "panel.failed")
                    : common("loading")}
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
            {!data && error ? (
              <PanelFailure error={error} retrying={isFetching} onRetry={() => void refetch()} />
            ) : data ? (
              <PanelDetails
                key={code}
                conferenceCode={conferenceCode}
                details={data}
                onDialog={onDialog}
              />
            ) : (
              <Skeleton className="h-24 w-full" />
            )}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
