"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { expiringQuery } from "@/lib/imports/queries";
import { timeSpan } from "@/lib/conferences/time-fields";
import type { ConferenceTime } from "@/lib/conferences/types";
import { Button } from "../ui/button";
import { lazyDialog } from "../ui/lazy";
import { Notice } from "../ui/notice";

const RenewDialog = lazyDialog(() => import("./renew-dialog").then((file) => file.RenewDialog));

const WEEK = 7 * 86_400_000;
const MINUTE = 60_000;

type ExpiringNoticeProps = {
  conferenceCode: string;
  time: ConferenceTime;
  mayManage: boolean;
};

/** Warns about links that expire before the start or within a week, with a button that renews them. */
export function ExpiringNotice({ conferenceCode, time, mayManage }: ExpiringNoticeProps) {
  const span = timeSpan(time);
  const t = useTranslations("imports.expiring");
  // Rounded, so that the query key does not change while the page is open.
  const [week] = useState(() => Math.ceil((Date.now() + WEEK) / MINUTE) * MINUTE);
  const isAhead = span !== null && span.startsAt > week - WEEK;
  const before = isAhead ? span.startsAt : week;
  const { data } = useQuery(expiringQuery(conferenceCode, before));
  const [open, setOpen] = useState(false);
  if (!data || data.expiring + data.expired === 0) return null;
  const both = data.expiring > 0 && data.expired > 0 ? "yes" : "no";
  return (
    <Notice
      tone="warning"
      className="mb-4"
      title={
        isAhead
          ? t("beforeStart", { count: data.expiring + data.expired })
          : t("title", { ...data, both })
      }
      action={
        mayManage && (
          <Button size="sm" onPointerEnter={RenewDialog.preload} onClick={() => setOpen(true)}>
            {t("action")}
          </Button>
        )
      }
    >
      {t(isAhead ? "beforeStartText" : "text")}
      {open && (
        <RenewDialog
          conferenceCode={conferenceCode}
          initial={isAhead ? span.endsAt : before}
          onClose={() => setOpen(false)}
        />
      )}
    </Notice>
  );
}
