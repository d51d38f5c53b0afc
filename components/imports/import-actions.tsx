"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Download, Pause, PencilLine, Play } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { withBase } from "@/lib/platform/base-path";
import { attempt } from "@/lib/platform/call-action";
import { checkResultsAccess, cancelImport, pauseImport, resumeImport } from "@/lib/imports/actions";
import { importKeys } from "@/lib/imports/queries";
import type { ImportProgress } from "@/lib/imports/types";
import { routes } from "@/lib/platform/routes";
import { Button } from "../ui/button";
import { ButtonLink } from "../ui/link";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Menu, MenuItem } from "../ui/menu";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";
import { CopyImportLinks } from "./copy-import-links";
import { DeleteImport } from "./delete-import";

type ImportActionsProps = { progress: ImportProgress; mayManage: boolean; onFix: () => void };
type Command = "pause" | "resume" | "cancel";
const COMMANDS = { pause: pauseImport, resume: resumeImport, cancel: cancelImport };

/** The actions of an import: pause, resume, cancel, fix rows, copy links, download results. */
export function ImportActions({ progress, mayManage, onFix }: ImportActionsProps) {
  const t = useTranslations("imports.run");
  const text = useFailureText();
  const toast = useToast();
  const client = useQueryClient();
  const [pending, setPending] = useState<Command | null>(null);
  const [asking, setAsking] = useState(false);
  const { id, state, counts } = progress;
  async function execute(command: Command) {
    setPending(command);
    const result = await attempt(() => COMMANDS[command]({ importId: id }));
    await client.invalidateQueries({ queryKey: importKeys.all });
    setPending(null);
    setAsking(false);
    if (!result.ok) toast({ tone: "danger", title: text(result.error) });
  }
  async function get(format: "csv" | "xlsx", only?: "failed") {
    const may = only ? null : await attempt(() => checkResultsAccess({ importId: id }));
    if (may?.ok === false) return toast({ tone: "danger", title: text(may.error) });
    window.location.assign(withBase(routes.api.importResults(id, format, only)));
  }
  const alive = ["prepared", "waiting", "running", "paused"].includes(state);
  return (
    <div className="flex flex-wrap gap-2 max-sm:w-full max-sm:*:flex-auto">
      {mayManage && state === "running" && (
        <Button pending={pending === "pause"} onClick={() => void execute("pause")}>
          <Pause aria-hidden="true" />
          {t("pause")}
        </Button>
      )}
      {mayManage && state === "paused" && (
        <Button
          variant="primary"
          pending={pending === "resume"}
          onClick={() => void execute("resume")}
        >
          <Play aria-hidden="true" />
          {t("resume")}
        </Button>
      )}
      {mayManage && alive && (
        <Button variant="danger-ghost" onClick={() => setAsking(true)}>
          {t("cancel")}
        </Button>
      )}
      {mayManage && state === "loading" && (
        <>
          <ButtonLink href={routes.importList(progress.conferenceCode)}>
            {t("giveAgain")}
          </ButtonLink>
          <DeleteImport id={id} />
        </>
      )}
      {mayManage && state !== "loading" && counts.failed + counts.skipped > 0 && (
        <Button onClick={onFix}>
          <PencilLine aria-hidden="true" />
          {t("fixRows")}
        </Button>
      )}
      {progress.links > 0 && <CopyImportLinks progress={progress} />}
      {mayManage && state !== "loading" && (
        <Menu
          trigger={
            <Button>
              <Download aria-hidden="true" />
              {t("download")}
            </Button>
          }
        >
          <MenuItem onSelect={() => void get("csv")}>{t("csv")}</MenuItem>
          <MenuItem onSelect={() => void get("xlsx")}>{t("xlsx")}</MenuItem>
          {counts.failed + counts.skipped > 0 && (
            <MenuItem onSelect={() => void get("csv", "failed")}>{t("failed")}</MenuItem>
          )}
        </Menu>
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("cancelTitle")}
        description={t("cancelText", { count: counts.planned })}
        confirmLabel={t("cancelConfirm")}
        pending={pending === "cancel"}
        onConfirm={() => void execute("cancel")}
      />
    </div>
  );
}
