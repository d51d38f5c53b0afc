"use client";

import { copiedRow } from "@/lib/platform/neutralize-formulas";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { getJson } from "@/lib/platform/http/get-json";
import type { ImportProgress, ImportRowsPage } from "@/lib/imports/types";
import { copyLinks } from "@/lib/links/actions";
import { BATCH } from "@/lib/participants/schema";
import { routes } from "@/lib/platform/routes";
import { CopyButton } from "../ui/copy";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";

/** Copies the links of an import, one per line: name, address, link. */
export function CopyImportLinks({ progress }: { progress: ImportProgress }) {
  const t = useTranslations("imports.run");
  const text = useFailureText();
  const toast = useToast();
  async function links(): Promise<string | null> {
    const codes = await codesOf(progress.id);
    const lines: string[] = [];
    for (let at = 0; at < codes.length; at += BATCH) {
      const some = codes.slice(at, at + BATCH);
      const result = await attempt(() => copyLinks({ codes: some }));
      if (!result.ok) {
        toast({ tone: "danger", title: text(result.error) });
        return null;
      }
      lines.push(...result.data.map(({ name, email, link }) => copiedRow([name, email, link])));
    }
    return lines.join("\n");
  }
  return (
    <CopyButton
      label={t("copyLinks")}
      getText={links}
      done={t("copiedLinks", { count: progress.links })}
    />
  );
}

async function codesOf(id: string): Promise<string[]> {
  const codes = new Set<string>();
  for (let cursor: string | null = ""; cursor !== null;) {
    const query = new URLSearchParams({ outcome: "sent", ...(cursor && { cursor }) });
    const page: ImportRowsPage = await getJson<ImportRowsPage>(
      routes.api.importRows(id, query.toString()),
    );
    for (const { link, participantCode } of page.rows)
      if (link && participantCode) codes.add(participantCode);
    cursor = page.nextCursor;
  }
  return [...codes];
}
