"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { projectsQuery } from "@/lib/projects/queries";
import { ManagedList } from "../staff/managed-list";
import { projectColumns } from "./columns";
import { type ProjectDialog, ProjectDialogs } from "./project-dialogs";
import { RowActions } from "./row-actions";

/** The list of projects and its actions. */
export function ProjectsScreen({ identityProvider }: { identityProvider: string | null }) {
  const t = useTranslations("projects");
  const client = useQueryClient();
  const router = useRouter();
  const { data: projects } = useQuery(projectsQuery());
  const [dialog, setDialog] = useState<ProjectDialog | null>(null);
  const columns = useMemo(() => projectColumns(t), [t]);
  const open = projects?.filter(({ closed }) => !closed).length ?? 0;
  const changed = () => {
    void client.invalidateQueries(projectsQuery());
    // The project switcher shows the projects too.
    router.refresh();
  };
  return (
    <ManagedList
      title={t("title")}
      text={t("text")}
      add={{
        label: t("add"),
        icon: <Plus aria-hidden="true" />,
        onClick: () => setDialog({ kind: "add" }),
      }}
      columns={columns}
      rows={projects}
      actionsLabel={t("columns.actions")}
      actions={(project) => (
        <RowActions
          project={project}
          mayClose={open > 1}
          onChoose={(kind) => setDialog({ kind, project })}
          onChanged={changed}
        />
      )}
      identityProvider={identityProvider}
    >
      <ProjectDialogs dialog={dialog} onChanged={changed} onClose={() => setDialog(null)} />
    </ManagedList>
  );
}
