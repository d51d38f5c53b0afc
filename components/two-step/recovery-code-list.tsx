"use client";

import { Download } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import { saveFile } from "../ui/save-file";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy";

type RecoveryCodeListProps = { codes: readonly string[]; email: string };

/** The recovery codes, to copy, download or write down. */
export function RecoveryCodeList({ codes, email }: RecoveryCodeListProps) {
  const t = useTranslations("profile.twoSteps.codes");
  const format = useFormatter();
  const all = codes.join("\n");
  function save() {
    const when = format.dateTime(Date.now(), { dateStyle: "long" });
    const text = `${t("file", { email, when })}\n\n${all}\n`;
    saveFile(new Blob([text], { type: "text/plain" }), "foyer-recovery-codes.txt");
  }
  return (
    <div className="grid gap-4 py-1">
      <ol
        aria-label={t("list")}
        className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,16rem),1fr))] gap-x-6 gap-y-1.5 rounded-control border bg-sunken px-4 py-3 font-mono"
      >
        {codes.map((code) => (
          <li key={code} className="text-sm wrap-anywhere">
            {code}
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <CopyButton label={t("copy")} getText={all} done={t("copied")} />
        <Button onClick={save}>
          <Download aria-hidden="true" />
          {t("download")}
        </Button>
      </div>
    </div>
  );
}
