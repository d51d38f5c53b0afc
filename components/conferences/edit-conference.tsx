"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/attempt";
import { refreshConference, updateConference } from "@/lib/conferences/actions";
import { conferenceKeys } from "@/lib/conferences/queries";
import type { Conference, ConferenceFields } from "@/lib/conferences/schema";
import type { Failure } from "@/lib/result";
import { routes } from "@/lib/routes";
import { useToast } from "../ui/toast-context";
import { useFailureText } from "../ui/use-failure-text";
import { ConferenceForm } from "./conference-form";

/** Changes a conference and goes back to it. */
export function EditConference({ conference }: { conference: Conference }) {
  const t = useTranslations("conferences");
  const text = useFailureText();
  const toast = useToast();
  const router = useRouter();
  const client = useQueryClient();
  const [known, setKnown] = useState(conference);
  const [problem, setProblem] = useState<string | null>(null);
  const { code, version, title, description, folderCode } = known;
  const values = useMemo(
    () => ({ title, description, folderCode: folderCode ?? "" }),
    [title, description, folderCode],
  );
  async function save(fields: ConferenceFields): Promise<Failure | null> {
    setProblem(null);
    const result = await attempt(() => updateConference({ code, version, ...fields }));
    if (result.ok) {
      toast({ tone: "success", title: t("form.saved", { title: result.data.title }) });
      router.push(routes.conference(code));
      router.refresh();
      await client.invalidateQueries({ queryKey: conferenceKeys.all });
      return null;
    }
    if (result.error.code === "conflict") {
      // Shows what the others wrote wherever nothing was typed, so that it can be looked at.
      const now = await attempt(() => refreshConference({ code }));
      if (now.ok) setKnown(now.data);
    }
    setProblem(text(result.error));
    return result.error;
  }
  return (
    <ConferenceForm
      values={values}
      submitLabel={t("form.save")}
      cancelHref={routes.conference(code)}
      onSubmit={save}
      problem={problem}
    />
  );
}
