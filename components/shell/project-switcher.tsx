"use client";

import { Boxes, ChevronsUpDown, Settings2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { allows } from "@/lib/access/roles";
import type { Role } from "@/lib/db/schema";
import { routes } from "@/lib/platform/routes";
import { Menu, MenuLink, MenuRadioGroup, MenuSeparator } from "../ui/menu";
import { useCurrentProject } from "./current-project";

/** Shows the current project and a menu of the others; nothing if there is only one. */
export function ProjectSwitcher({ role }: { role: Role }) {
  const t = useTranslations("common.shell.project");
  const router = useRouter();
  const { projects, current, setCurrent } = useCurrentProject();
  if (projects.length < 2 || !current) return null;
  function choose(id: string) {
    setCurrent(id);
    router.push(routes.conferences());
    router.refresh();
  }
  return (
    <Menu
      align="start"
      className="w-64"
      trigger={
        <button
          type="button"
          aria-label={t("current", { name: current.name })}
          title={current.name}
          className="flex min-w-0 items-center gap-2 rounded-control border bg-surface px-2.5 text-left font-medium transition-colors hover:bg-hover data-[state=open]:bg-hover max-md:mx-2 max-md:h-9 max-md:flex-1 md:max-xl:mx-2 md:max-xl:flex-col md:max-xl:gap-1 md:max-xl:px-1 md:max-xl:py-2 md:max-xl:text-2xs xl:mx-3 xl:h-10 md:mb-4"
        >
          <Boxes aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
          <span className="min-w-0 flex-1 truncate md:max-xl:w-full md:max-xl:flex-none md:max-xl:text-center">
            {current.name}
          </span>
          <ChevronsUpDown
            aria-hidden="true"
            className="size-3.5 shrink-0 text-ink-faint md:max-xl:hidden"
          />
        </button>
      }
    >
      <MenuRadioGroup
        label={t("switch")}
        value={current.id}
        onChoose={choose}
        options={projects.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {allows(role, "administrator") && (
        <>
          <MenuSeparator />
          <MenuLink icon={<Settings2 aria-hidden="true" />} href={routes.projects()}>
            {t("manage")}
          </MenuLink>
        </>
      )}
    </Menu>
  );
}
