"use client";

import {
  BellRing,
  CalendarDays,
  CopyPlus,
  History,
  Link2,
  Mail,
  MessageSquareText,
  Pencil,
  Pin,
  PinOff,
  Trash2,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import type { Conference } from "@/lib/conferences/types";
import { withBase } from "@/lib/platform/base-path";
import { routes } from "@/lib/platform/routes";
import { useMailSender } from "../links/mail-sender";
import { useCopy } from "../ui/copy";
import { MenuItem, MenuLink, MenuSeparator } from "../ui/menu";
import { usePin } from "./use-pin";

export type ConferenceDialog = "message" | "duplicate" | "delete";

export type ConferenceMoreItemsProps = {
  conference: Conference;
  mayManage: boolean;
  /** The address of the page that emails lost links; null if there is none. */
  lostLink: string | null;
  onOpen: (dialog: ConferenceDialog) => void;
};

/** The items of the menu of a conference's page. They load with the menu. */
export function ConferenceMoreItems({
  conference,
  mayManage,
  lostLink,
  onOpen,
}: ConferenceMoreItemsProps) {
  const t = useTranslations("conferences");
  const templates = useTranslations("templates");
  const activity = useTranslations("activity.history");
  const router = useRouter();
  const pin = usePin();
  const copy = useCopy();
  const ownMail = useMailSender() === "foyer";
  const { code, pinned, startsAt } = conference;
  return (
    <>
      {mayManage && (
        <>
          <MenuLink icon={<Pencil />} href={routes.editConference(code)}>
            {t("edit")}
          </MenuLink>
          <MenuItem icon={<CopyPlus />} onSelect={() => onOpen("duplicate")}>
            {t("duplicate")}
          </MenuItem>
          <MenuItem icon={<MessageSquareText />} onSelect={() => onOpen("message")}>
            {templates("message")}
          </MenuItem>
          {ownMail && (
            <MenuLink icon={<BellRing />} href={routes.reminders(code)}>
              {t("reminders")}
            </MenuLink>
          )}
          {ownMail && (
            <MenuLink icon={<Mail />} href={routes.mailTemplates(code)}>
              {t("emailTexts")}
            </MenuLink>
          )}
        </>
      )}
      <MenuItem
        icon={pinned ? <PinOff /> : <Pin />}
        onSelect={() => void pin(conference).then(() => router.refresh())}
      >
        {t(pinned ? "unpin" : "pin")}
      </MenuItem>
      <MenuLink icon={<History />} href={routes.conferenceActivity(code)}>
        {activity("button")}
      </MenuLink>
      {startsAt !== null && (
        <MenuItem
          icon={<CalendarDays />}
          onSelect={() => window.location.assign(withBase(routes.api.calendar(code)))}
        >
          {t("calendar")}
        </MenuItem>
      )}
      {lostLink !== null && (
        <MenuItem icon={<Link2 />} onSelect={() => void copy(lostLink, t("lostLinkCopied"))}>
          {t("lostLink")}
        </MenuItem>
      )}
      {mayManage && (
        <>
          <MenuSeparator />
          <MenuItem icon={<Trash2 />} tone="danger" onSelect={() => onOpen("delete")}>
            {t("delete")}
          </MenuItem>
        </>
      )}
    </>
  );
}
