"use client";

import { useQuery } from "@tanstack/react-query";
import { Ellipsis, History, ListPlus, MessageSquareText } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Conference } from "@/lib/conferences/types";
import { routes } from "@/lib/platform/routes";
import { templateQuery } from "@/lib/templates/queries";
import { Button } from "../ui/button";
import { lazyDialog } from "../ui/lazy";
import { Menu, MenuItem, MenuLink } from "../ui/menu";

const MessageDialog = lazyDialog(() =>
  import("../templates/message-dialog").then((file) => file.MessageDialog),
);

type ConferenceMoreProps = { conference: Pick<Conference, "code" | "title"> };

/** What is done with a conference less often than inviting: a list, the message, its activity. */
export function ConferenceMore({ conference: { code, title } }: ConferenceMoreProps) {
  const t = useTranslations("conferences");
  const imports = useTranslations("imports");
  const templates = useTranslations("templates");
  const activity = useTranslations("activity");
  const [open, setOpen] = useState(false);
  const { data } = useQuery({ ...templateQuery(code), enabled: open });
  return (
    <>
      <Menu
        trigger={
          <Button pending={open && !data}>
            <Ellipsis aria-hidden="true" />
            {t("more")}
          </Button>
        }
      >
        <MenuLink icon={<ListPlus />} href={routes.importList(code)}>
          {imports("link")}
        </MenuLink>
        <MenuItem icon={<MessageSquareText />} onSelect={() => setOpen(true)}>
          {templates("message")}
        </MenuItem>
        <MenuLink icon={<History />} href={routes.conferenceActivity(code)}>
          {activity("history.button")}
        </MenuLink>
      </Menu>
      {open && data && (
        <MessageDialog
          conferenceCode={code}
          title={title}
          template={data}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
