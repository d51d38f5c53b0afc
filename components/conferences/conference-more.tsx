"use client";

import { useQuery } from "@tanstack/react-query";
import {
  BellRing,
  CalendarDays,
  CopyPlus,
  Ellipsis,
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
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Conference } from "@/lib/conferences/types";
import { withBase } from "@/lib/platform/base-path";
import { routes } from "@/lib/platform/routes";
import { templateQuery } from "@/lib/templates/queries";
import { useMailSender } from "../links/mail-sender";
import { Button } from "../ui/button";
import { useCopy } from "../ui/copy";
import { lazyDialog } from "../ui/lazy";
import { HeaderLabel } from "../ui/page-header";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "../ui/menu";
import { usePin } from "./use-pin";

const MessageDialog = lazyDialog(() =>
  import("../templates/message-dialog").then((file) => file.MessageDialog),
);
const DuplicateDialog = lazyDialog(() =>
  import("./duplicate-dialog").then((file) => file.DuplicateDialog),
);
const DeleteDialog = lazyDialog(() => import("./delete-dialog").then((file) => file.DeleteDialog));

type ConferenceMoreProps = {
  conference: Conference;
  mayManage: boolean;
  /** The address of the page that emails lost links; null where there is none. */
  lostLink: string | null;
};

/** The less frequent actions of a conference's page. */
export function ConferenceMore({ conference, mayManage, lostLink }: ConferenceMoreProps) {
  const t = useTranslations("conferences");
  const templates = useTranslations("templates");
  const activity = useTranslations("activity.history");
  const router = useRouter();
  const pin = usePin();
  const copy = useCopy();
  const ownMail = useMailSender() === "foyer";
  const [open, setOpen] = useState<"message" | "duplicate" | "delete" | null>(null);
  const { code, title, pinned, startsAt } = conference;
  const message = useQuery({ ...templateQuery(code), enabled: open === "message" });
  const close = () => setOpen(null);
  return (
    <>
      <Menu
        trigger={
          <Button pending={open === "message" && !message.data}>
            <Ellipsis aria-hidden="true" />
            <HeaderLabel>{t("more")}</HeaderLabel>
          </Button>
        }
      >
        {mayManage && (
          <>
            <MenuLink icon={<Pencil />} href={routes.editConference(code)}>
              {t("edit")}
            </MenuLink>
            <MenuItem icon={<CopyPlus />} onSelect={() => setOpen("duplicate")}>
              {t("duplicate")}
            </MenuItem>
            <MenuItem icon={<MessageSquareText />} onSelect={() => setOpen("message")}>
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
            <MenuItem icon={<Trash2 />} tone="danger" onSelect={() => setOpen("delete")}>
              {t("delete")}
            </MenuItem>
          </>
        )}
      </Menu>
      {open === "message" && message.data && (
        <MessageDialog
          conferenceCode={code}
          title={title}
          template={message.data}
          onClose={close}
        />
      )}
      {open === "duplicate" && <DuplicateDialog conference={conference} onClose={close} />}
      <DeleteDialog
        conference={conference}
        open={open === "delete"}
        onOpenChange={(next) => !next && close()}
        onDeleted={() => router.replace(routes.conferences())}
      />
    </>
  );
}
