"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { updateConference } from "@/lib/conferences/actions";
import { conferenceKeys } from "@/lib/conferences/queries";
import type { Conference } from "@/lib/conferences/types";
import type { ConferenceFields } from "@/lib/conferences/schema";
import { routes } from "@/lib/platform/routes";
import { ConflictDialog } from "../edits/conflict-dialog";
import { useEdit } from "../edits/use-edit";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";
import { ConferenceForm } from "./conference-form";

/** Changes a conference and goes back to it. */
export function EditConference({ conference }: { conference: Conference }) {
  const t = useTranslations("conferences");
  const edited = useTranslations("common.edited");
  const text = useFailureText();
  const toast = useToast();
  const router = useRouter();
  const client = useQueryClient();
  const { code } = conference;
  // As the page brought it: what comes later is not what the person has seen.
  const [loaded] = useState<ConferenceFields>({
    title: conference.title,
    description: conference.description,
    folderCode: conference.folderCode ?? "",
  });
  const edit = useEdit<ConferenceFields, Conference>(
    (fields) => updateConference({ code, ...fields }),
    ({ title }, choice) => {
      const kept = choice === "now";
      toast({ tone: "success", title: kept ? edited("kept") : t("form.saved", { title }) });
      router.push(routes.conference(code));
      router.refresh();
      void client.invalidateQueries({ queryKey: conferenceKeys.all });
    },
  );
  return (
    <>
      <ConferenceForm
        values={loaded}
        submitLabel={t("form.save")}
        cancelHref={routes.conference(code)}
        onSubmit={(fields) => edit.save(loaded, fields)}
        problem={edit.failure && text(edit.failure)}
      />
      {edit.conflict && (
        <ConflictDialog
          conflict={edit.conflict}
          labels={{
            title: t("form.title"),
            description: t("form.description"),
            folderCode: t("form.folderCode"),
          }}
          choosing={edit.choosing}
          onChoose={(choice) => void edit.choose(choice)}
          onClose={edit.dismiss}
        />
      )}
    </>
  );
}
