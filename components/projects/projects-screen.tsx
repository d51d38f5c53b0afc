"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { projectsQuery } from "@/lib/projects/queries";
import { DataTable } from "../data-table/data-table";
import { ProofProvider } from "../profile/proof-provider";
import { Button } from "../ui/button";
import { PageHeader } from "../ui/page-header";
import { projectColumns } from "./columns";
import { type ProjectDialog, ProjectDialogs } from "./project-dialogs";
import { RowActions } from "./row-actions";

/** The Boomstream projects that Foyer works in, and what an administrator can do about them. */
export function ProjectsScreen({ identityProvider }: { identityProvider: string | null }) {
  const t = useTranslations("projects");
  const client = useQueryClient();
  const router = useRouter();
  const { data: projects = [], isPending } = useQuery(projectsQuery());
  const [dialog, setDialog] = useState<ProjectDialog | null>(null);
  const columns = useMemo(() => projectColumns(t), [t]);
  const open = projects.filter(({ closed }) => !closed).length;
  const changed = () => {
    void client.invalidateQueries(projectsQuery());
    // The switcher shows them, too.
    router.refresh();
  };
  return (
    <ProofProvider identityProvider={identityProvider}>
      <PageHeader
        title={t("title")}
        subtitle={t("text")}
        actions={
          <Button variant="primary" onClick={() => setDialog({ kind: "add" })}>
            <Plus aria-hidden="true" />
            {t("add")}
          </Button>
        }
      />
      <DataTable
        label={t("title")}
        columns={columns}
        rows={projects}
        rowKey={({ id }) => id}
        totalRows={projects.length}
        loading={isPending}
        actionsLabel={t("columns.actions")}
        actions={(project) => (
          <RowActions
            project={project}
            mayClose={open > 1}
            onChoose={(kind) => setDialog({ kind, project })}
            onChanged={changed}
          />
        )}
      />
      <ProjectDialogs dialog={dialog} onChanged={changed} onClose={() => setDialog(null)} />
    </ProofProvider>
  );
}
