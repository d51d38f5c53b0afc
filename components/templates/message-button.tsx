"use client";

import { useQuery } from "@tanstack/react-query";
import { MessageSquareText } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { templateQuery } from "@/lib/templates/queries";
import { Button } from "../ui/button";
import { lazyPart } from "../ui/lazy-part";

const MessageDialog = lazyPart(() => import("./message-dialog").then((file) => file.MessageDialog));

/** Opens the text that is copied for a conference's people. */
export function MessageButton({
  conferenceCode,
  title,
}: {
  conferenceCode: string;
  title: string;
}) {
  const t = useTranslations("templates");
  const [open, setOpen] = useState(false);
  const { data } = useQuery({ ...templateQuery(conferenceCode), enabled: open });
  return (
    <>
      <Button pending={open && !data} onClick={() => setOpen(true)}>
        <MessageSquareText aria-hidden="true" />
        {t("message")}
      </Button>
      {open && data && (
        <MessageDialog
          conferenceCode={conferenceCode}
          title={title}
          template={data}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
