"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Conference } from "@/lib/conferences/types";
import { routes } from "@/lib/platform/routes";
import { Button } from "../ui/button";
import { lazyDialog } from "../ui/lazy";

const DeleteDialog = lazyDialog(() => import("./delete-dialog").then((file) => file.DeleteDialog));

type DeleteConferenceProps = { conference: Pick<Conference, "code" | "title" | "participants"> };

/** The button that deletes the conference whose page this is, and goes back to the list. */
export function DeleteConference({ conference }: DeleteConferenceProps) {
  const t = useTranslations("conferences");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="danger-ghost" onClick={() => setOpen(true)}>
        <Trash2 aria-hidden="true" />
        <span className="max-sm:sr-only">{t("delete")}</span>
      </Button>
      <DeleteDialog
        conference={conference}
        open={open}
        onOpenChange={setOpen}
        onDeleted={() => router.replace(routes.conferences())}
      />
    </>
  );
}
