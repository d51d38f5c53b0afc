"use client";

import { Boxes, ChevronsUpDown, Settings2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { allows } from "@/lib/access/roles";
import type { Role } from "@/lib/db/schema";
import { routes } from "@/lib/platform/routes";
import { Menu, MenuLink, MenuRadioGroup, MenuSeparator } from "../ui/menu";
import { useShownProject } from "./project-context";

/** Says which project this tab is in and leads to the others, where there are two or more. */
export function ProjectSwitcher({ role }: { role: Role }) {
  const t = useTranslations("common.shell.project");
  const router = useRouter();
  const { projects, shown, show } = useShownProject();
  if (projects.length < 2 || !shown) return null;
  function choose(id: string) {
    show(id);
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
          aria-label={t("current", { name: shown.name })}
          title={shown.name}
          className="flex min-w-0 items-center gap-2 rounded-control border bg-surface px-2.5 text-left font-medium transition-colors hover:bg-hover data-[state=open]:bg-hover max-md:mx-2 max-md:h-9 max-md:flex-1 md:max-xl:mx-2 md:max-xl:flex-col md:max-xl:gap-1 md:max-xl:px-1 md:max-xl:py-2 md:max-xl:text-2xs xl:mx-3 xl:h-10 md:mb-4"
        >
          <Boxes aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
          <span className="min-w-0 flex-1 truncate md:max-xl:w-full md:max-xl:flex-none md:max-xl:text-center">
            {shown.name}
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
        value={shown.id}
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
