"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTimeZone, useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { createConference } from "@/lib/conferences/actions";
import { conferenceKeys } from "@/lib/conferences/queries";
import type { ConferenceFields } from "@/lib/conferences/schema";
import type { Failure } from "@/lib/platform/result";
import { routes } from "@/lib/platform/routes";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";
import { useRequestId } from "../ui/use-request-id";
import { ConferenceForm } from "./conference-form";

/** Creates a conference and opens it, once per form id. */
export function NewConference({ projectId, draftKey }: { projectId: string; draftKey: string }) {
  const t = useTranslations("conferences");
  const text = useFailureText();
  const toast = useToast();
  const router = useRouter();
  const client = useQueryClient();
  const timeZone = useTimeZone() ?? "UTC";
  const { id, renewId } = useRequestId();
  const [values] = useState<ConferenceFields>({
    title: "",
    description: "",
    starts: "",
    timeZone,
    duration: "60",
    folderCode: "",
  });
  const [problem, setProblem] = useState<string | null>(null);
  async function create(fields: ConferenceFields): Promise<Failure | null> {
    setProblem(null);
    const result = await attempt(() => createConference({ id, projectId, ...fields }));
    if (result.ok) {
      toast({ tone: "success", title: t("form.created", { title: fields.title }) });
      router.push(routes.conference(result.data.code));
      await client.invalidateQueries({ queryKey: conferenceKeys.all });
      return null;
    }
    const { error } = result;
    setProblem(
      error.code === "unknown-outcome"
        ? t("form.unknownOutcome", { title: fields.title })
        : text(error),
    );
    renewId(result);
    return error;
  }
  return (
    <ConferenceForm
      draftKey={draftKey}
      values={values}
      submitLabel={t("form.create")}
      cancelHref={routes.conferences()}
      onSubmit={create}
      problem={problem}
    />
  );
}
