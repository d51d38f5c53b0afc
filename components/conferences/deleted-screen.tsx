"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ArchiveRestore, RotateCcw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { restoreConference } from "@/lib/conference-copies/actions";
import { deletedConferencesQuery } from "@/lib/conference-copies/queries";
import type { DeletedConference } from "@/lib/conference-copies/types";
import { conferenceKeys } from "@/lib/conferences/queries";
import { routes } from "@/lib/platform/routes";
import type { Column } from "../data-table/column";
import { DataTable } from "../data-table/data-table";
import { Button } from "../ui/button";
import { ButtonLink } from "../ui/link";
import { EmptyState } from "../ui/empty-state";
import { FormDialog } from "../ui/form-dialog";
import { TimeAgo } from "../ui/time-ago";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";
import { useRequestId } from "../ui/use-request-id";
import { useSubmit } from "../ui/use-submit";

/** The deleted conferences of a project, each with the button that restores it as a new one. */
export function DeletedScreen({ projectId }: { projectId: string }) {
  const t = useTranslations("conferences");
  const { data: rows = [] } = useQuery(deletedConferencesQuery(projectId));
  const [restoring, setRestoring] = useState<DeletedConference | null>(null);
  const columns: Column<DeletedConference>[] = [
    {
      id: "title",
      header: t("deleted.columns.title"),
      phone: "primary",
      cell: ({ title }) => <span className="block truncate font-medium">{title}</span>,
    },
    {
      id: "people",
      header: t("deleted.columns.people"),
      width: "md:w-40",
      priority: 2,
      cell: ({ people }) => (
        <span className="tabular-nums">{t("participants", { count: people })}</span>
      ),
    },
    {
      id: "deleted",
      header: t("deleted.columns.deleted"),
      width: "md:w-44",
      cell: ({ deletedAt, deletedBy }) => (
        <>
          <span className="block truncate">
            <TimeAgo at={deletedAt} past />
          </span>
          <span className="block truncate text-sm text-ink-muted">
            {t("deleted.by", { name: deletedBy })}
          </span>
        </>
      ),
    },
    {
      id: "restore",
      header: t("deleted.restore"),
      hiddenHeader: true,
      width: "md:w-56",
      align: "end",
      cell: (row) =>
        row.restoredCode === null ? (
          <Button size="sm" onClick={() => setRestoring(row)}>
            <RotateCcw aria-hidden="true" />
            {t("deleted.restore")}
          </Button>
        ) : (
          <ButtonLink size="sm" variant="ghost" href={routes.conference(row.restoredCode)}>
            {t("deleted.open")}
          </ButtonLink>
        ),
    },
  ];
  return (
    <>
      <DataTable
        label={t("deleted.title")}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            icon={<ArchiveRestore />}
            title={t("deleted.empty")}
            text={t("deleted.emptyText")}
            action={<ButtonLink href={routes.conferences()}>{t("deleted.back")}</ButtonLink>}
          />
        }
      />
      {restoring && (
        <RestoreDialog
          projectId={projectId}
          conference={restoring}
          onClose={() => setRestoring(null)}
        />
      )}
    </>
  );
}

type RestoreDialogProps = {
  projectId: string;
  conference: DeletedConference;
  onClose: () => void;
};

function RestoreDialog({ projectId, conference, onClose }: RestoreDialogProps) {
  const t = useTranslations("conferences.deleted");
  const text = useFailureText();
  const toast = useToast();
  const router = useRouter();
  const client = useQueryClient();
  const { id, renewId } = useRequestId();
  const { pending, failure, submit } = useSubmit();
  const { title, people } = conference;
  async function restore() {
    const input = { id, projectId, snapshotId: conference.id };
    const result = await submit(() => restoreConference(input));
    if (!result.ok) return renewId(result);
    const { code, importId } = result.data;
    toast({ tone: "success", title: t("done", { title }) });
    router.push(importId ? routes.import(importId) : routes.conference(code));
    await client.invalidateQueries({ queryKey: conferenceKeys.all });
  }
  return (
    <FormDialog
      title={t("confirmTitle", { title })}
      text={t("confirmText", { count: people })}
      submit={t("restore")}
      pending={pending}
      problem={failure && text(failure)}
      onSubmit={() => void restore()}
      onClose={onClose}
    >
      {null}
    </FormDialog>
  );
}
