"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useFormatter, useTimeZone, useTranslations } from "use-intl";
import { updateConference } from "@/lib/conferences/actions";
import { conferenceKeys } from "@/lib/conferences/queries";
import type { Conference } from "@/lib/conferences/types";
import type { ConferenceFields } from "@/lib/conferences/schema";
import { timeFields } from "@/lib/conferences/time-fields";
import { routes } from "@/lib/platform/routes";
import { ConflictDialog } from "../edits/conflict-dialog";
import { useEdit } from "../edits/use-edit";
import { clearFormDraft } from "../ui/form-draft";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";
import { ConferenceForm } from "./conference-form";
import { lengthOf } from "./time-fields";

type EditConferenceProps = { conference: Conference; draftKey: string };

/** Edits a conference and returns to it. */
export function EditConference({ conference, draftKey }: EditConferenceProps) {
  const t = useTranslations("conferences");
  const edited = useTranslations("common.edited");
  const text = useFailureText();
  const toast = useToast();
  const router = useRouter();
  const format = useFormatter();
  const client = useQueryClient();
  const { code } = conference;
  const zone = useTimeZone() ?? "UTC";
  // The values of the first render, because later ones are not in the form.
  const [loaded, setLoaded] = useState<ConferenceFields>({
    title: conference.title,
    description: conference.description,
    ...timeFields(conference),
    // The form's default values for a conference without a time.
    ...(conference.startsAt === null && { timeZone: zone, duration: "60" }),
    folderCode: conference.folderCode ?? "",
  });
  const edit = useEdit<ConferenceFields, Conference>(
    (fields) => updateConference({ code, ...fields }),
    ({ title }, choice) => {
      const kept = choice === "now";
      // The conflict dialog also ends the edit.
      clearFormDraft(draftKey);
      toast({ tone: "success", title: kept ? edited("kept") : t("form.saved", { title }) });
      router.push(routes.conference(code));
      router.refresh();
      void client.invalidateQueries({ queryKey: conferenceKeys.all });
    },
  );
  return (
    <>
      <ConferenceForm
        draftKey={draftKey}
        onRestore={setLoaded}
        values={loaded}
        timeFromBoomstream={conference.timeFromBoomstream}
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
            starts: t("form.starts"),
            timeZone: t("form.timeZone"),
            duration: t("form.duration"),
            folderCode: t("form.folderCode"),
          }}
          show={(field, value) => shown(field, value, format)}
          choosing={edit.choosing}
          onChoose={(choice) => void edit.choose(choice)}
          onClose={edit.dismiss}
        />
      )}
    </>
  );
}

/** Returns a field's value as text for display. */
function shown(
  field: keyof ConferenceFields,
  value: string,
  format: ReturnType<typeof useFormatter>,
): string {
  if (value === "") return value;
  if (field === "duration") return lengthOf(Number(value), format);
  if (field === "timeZone") return value.replaceAll("_", " ");
  if (field !== "starts") return value;
  // The text is the local time in the conference's own zone.
  return format.dateTime(new Date(`${value}Z`), {
    dateStyle: "full",
    timeStyle: "short",
    timeZone: "UTC",
  });
}
