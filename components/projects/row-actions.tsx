"use client";

import { Archive, ArchiveRestore, KeyRound, Pencil, Ticket } from "lucide-react";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { reopenOwnSandbox } from "@/lib/projects/actions";
import type { ProjectRow } from "@/lib/projects/types";
import { RowMenu } from "../data-table/row-controls";
import { useRecentSignIn } from "../recent-sign-in/recent-sign-in-context";
import { MenuItem, MenuSeparator } from "../ui/menu";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";

type RowActionsProps = {
  project: ProjectRow;
  /** Whether there is another open project. */
  mayClose: boolean;
  onChoose: (kind: "rename" | "key" | "personal" | "close" | "reopen") => void;
  onChanged: () => void;
};

/** The menu of a project. A configured project's key is changed in the configuration. */
export function RowActions({ project, mayClose, onChoose, onChanged }: RowActionsProps) {
  const t = useTranslations("projects");
  const text = useFailureText();
  const toast = useToast();
  const withRecentSignIn = useRecentSignIn();
  const { id, name, kind, closed } = project;
  async function reopen() {
    if (kind === "stored") return onChoose("reopen");
    const result = await withRecentSignIn(() => attempt(() => reopenOwnSandbox({ id })));
    if (result.ok) toast({ tone: "success", title: t("reopenDialog.done", { name }) });
    else toast({ tone: "danger", title: text(result.error) });
    onChanged();
  }
  return (
    <RowMenu label={t("columns.actions")}>
      {closed ? (
        <MenuItem icon={<ArchiveRestore />} onSelect={() => void reopen()}>
          {t("reopen")}
        </MenuItem>
      ) : (
        <>
          <MenuItem icon={<Pencil />} onSelect={() => onChoose("rename")}>
            {t("rename")}
          </MenuItem>
          {kind === "stored" && (
            <MenuItem icon={<KeyRound />} onSelect={() => onChoose("key")}>
              {t("replaceKey")}
            </MenuItem>
          )}
          <MenuItem icon={<Ticket />} onSelect={() => onChoose("personal")}>
            {t("personalLinks")}
          </MenuItem>
          {kind !== "environment" && mayClose && (
            <>
              <MenuSeparator />
              <MenuItem icon={<Archive />} tone="danger" onSelect={() => onChoose("close")}>
                {t("close")}
              </MenuItem>
            </>
          )}
        </>
      )}
    </RowMenu>
  );
}
