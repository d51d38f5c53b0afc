"use client";

import { useQuery } from "@tanstack/react-query";
import { Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { routes } from "@/lib/platform/routes";
import { templateQuery } from "@/lib/templates/queries";
import { Button } from "../ui/button";
import { lazyDialog } from "../ui/lazy";
import { HeaderLabel } from "../ui/page-header";
import { Menu } from "../ui/menu";
import type { ConferenceDialog, ConferenceMoreItemsProps } from "./conference-more-items";

const Items = lazyDialog(() =>
  import("./conference-more-items").then((file) => file.ConferenceMoreItems),
);
const MessageDialog = lazyDialog(() =>
  import("../links/message-dialog").then((file) => file.MessageDialog),
);
const DuplicateDialog = lazyDialog(() =>
  import("./duplicate-dialog").then((file) => file.DuplicateDialog),
);
const DeleteDialog = lazyDialog(() => import("./delete-dialog").then((file) => file.DeleteDialog));

/** The less frequent actions of a conference's page. */
export function ConferenceMore({
  conference,
  mayManage,
  lostLink,
}: Omit<ConferenceMoreItemsProps, "onOpen">) {
  const t = useTranslations("conferences");
  const router = useRouter();
  const [open, setOpen] = useState<ConferenceDialog | null>(null);
  const { code, title } = conference;
  const message = useQuery({ ...templateQuery(code), enabled: open === "message" });
  const close = () => setOpen(null);
  return (
    <>
      <Menu
        onIntent={Items.preload}
        trigger={
          <Button pending={open === "message" && !message.data}>
            <Ellipsis aria-hidden="true" />
            <HeaderLabel>{t("more")}</HeaderLabel>
          </Button>
        }
      >
        <Items conference={conference} mayManage={mayManage} lostLink={lostLink} onOpen={setOpen} />
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
