"use client";

import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { projectsQuery } from "@/lib/projects/queries";
import { setStaffProjects } from "@/lib/staff/actions";
import type { StaffMember } from "@/lib/staff/types";
import { Checkbox } from "../ui/checkbox";
import { FormDialog } from "../ui/form-dialog";
import { Segmented } from "../ui/segmented";
import { useToast } from "../ui/toast";
import { useChange } from "./use-change";

type ProjectsDialogProps = { person: StaffMember; onDone: () => void; onClose: () => void };

/** Sets the projects that a staff member sees: all of them, or some. */
export function ProjectsDialog({ person, onDone, onClose }: ProjectsDialogProps) {
  const t = useTranslations("staff.projectsDialog");
  const toast = useToast();
  const id = useId();
  const { data = [] } = useQuery(projectsQuery());
  const projects = data.filter(({ closed }) => !closed);
  const [which, setWhich] = useState<"all" | "some">(person.projects === null ? "all" : "some");
  const [chosen, setChosen] = useState<readonly string[]>(person.projects ?? []);
  const name = person.name || person.email;
  const open = projects.filter((project) => chosen.includes(project.id)).map((one) => one.id);
  const { pending, error, change } = useChange(
    () =>
      setStaffProjects({
        id: person.id,
        version: person.version,
        projects: which === "all" ? null : open,
      }),
    () => {
      toast({ tone: "success", title: t("done", { name }) });
      onDone();
    },
  );
  function toggle(projectId: string, on: boolean) {
    setChosen((before) => [
      ...before.filter((one) => one !== projectId),
      ...(on ? [projectId] : []),
    ]);
  }
  return (
    <FormDialog
      title={t("title", { name })}
      text={t("text")}
      submit={t("submit")}
      pending={pending}
      disabled={which === "some" && open.length === 0}
      problem={error}
      onSubmit={change}
      onClose={onClose}
    >
      <Segmented
        label={t("title", { name })}
        value={which}
        onChange={setWhich}
        options={[
          { value: "all", label: t("all") },
          { value: "some", label: t("some") },
        ]}
      />
      {which === "all" ? (
        <p className="text-sm text-ink-muted">{t("allText")}</p>
      ) : (
        <ul className="*:not-first:border-t overflow-hidden rounded-control border border-control/70 bg-surface">
          {projects.map((project) => (
            <li key={project.id} className="flex items-center gap-3 px-3 py-2.5">
              <Checkbox
                id={`${id}-${project.id}`}
                checked={chosen.includes(project.id)}
                onCheckedChange={(on) => toggle(project.id, on)}
              />
              <label htmlFor={`${id}-${project.id}`} className="min-w-0 flex-1 truncate">
                {project.name}
              </label>
            </li>
          ))}
        </ul>
      )}
      {which === "some" && open.length === 0 && (
        <p className="text-sm text-ink-muted">{t("missing")}</p>
      )}
    </FormDialog>
  );
}
