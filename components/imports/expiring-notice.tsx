"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { expiringQuery } from "@/lib/imports/queries";
import { Button } from "../ui/button";
import { lazyDialog } from "../ui/lazy";
import { Notice } from "../ui/notice";

const RenewDialog = lazyDialog(() => import("./renew-dialog").then((file) => file.RenewDialog));

const WEEK = 7 * 86_400_000;
const MINUTE = 60_000;

type ExpiringNoticeProps = { conferenceCode: string; mayManage: boolean };

/** Says how many links of a conference run out soon, and offers new ones for all of them. */
export function ExpiringNotice({ conferenceCode, mayManage }: ExpiringNoticeProps) {
  const t = useTranslations("imports.expiring");
  // To the minute, so that the question stays the same while the page is open.
  const [before] = useState(() => Math.ceil((Date.now() + WEEK) / MINUTE) * MINUTE);
  const { data } = useQuery(expiringQuery(conferenceCode, before));
  const [open, setOpen] = useState(false);
  if (!data || data.expiring + data.expired === 0) return null;
  const both = data.expiring > 0 && data.expired > 0 ? "yes" : "no";
  return (
    <Notice
      tone="warning"
      className="mb-4"
      title={t("title", { ...data, both })}
      action={
        mayManage && (
          <Button size="sm" onPointerEnter={RenewDialog.preload} onClick={() => setOpen(true)}>
            {t("action")}
          </Button>
        )
      }
    >
      {t("text")}
      {open && (
        <RenewDialog
          conferenceCode={conferenceCode}
          initial={before}
          onClose={() => setOpen(false)}
        />
      )}
    </Notice>
  );
}
