"use client";

import { FileUser } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { allows } from "@/lib/access/roles";
import type { Role } from "@/lib/db/schema";
import type { Person } from "@/lib/people/types";
import { withBase } from "@/lib/platform/base-path";
import { routes } from "@/lib/platform/routes";
import { RecentSignInProvider } from "../recent-sign-in/recent-sign-in-provider";
import { Button } from "../ui/button";
import { lazyDialog } from "../ui/lazy";
import { Menu, MenuItem, MenuSeparator } from "../ui/menu";
import { HeaderLabel } from "../ui/page-header";

const EraseDialog = lazyDialog(() => import("./erase-dialog").then((file) => file.EraseDialog));

type PersonalDataProps = { person: Person; role: Role; identityProvider: string | null };

/** Exports or erases everything about a person, as far as the role allows it. */
export function PersonalData({ person, role, identityProvider }: PersonalDataProps) {
  const t = useTranslations("people.data");
  const form = useRef<HTMLFormElement>(null);
  const [erasing, setErasing] = useState(false);
  if (!allows(role, "manager")) return null;
  function save(format: "json" | "html") {
    if (!form.current) return;
    form.current.action = withBase(routes.api.personalData(person.key, format));
    form.current.requestSubmit();
  }
  return (
    <>
      <form ref={form} method="post" hidden />
      <Menu
        className="w-72"
        trigger={
          <Button>
            <FileUser aria-hidden="true" />
            <HeaderLabel>{t("menu")}</HeaderLabel>
          </Button>
        }
      >
        <MenuItem onSelect={() => save("html")}>{t("html")}</MenuItem>
        <MenuItem onSelect={() => save("json")}>{t("json")}</MenuItem>
        {allows(role, "administrator") && (
          <>
            <MenuSeparator />
            <MenuItem tone="danger" onSelect={() => setErasing(true)}>
              {t("erase")}
            </MenuItem>
          </>
        )}
      </Menu>
      {erasing && (
        <RecentSignInProvider identityProvider={identityProvider}>
          <EraseDialog person={person} onClose={() => setErasing(false)} />
        </RecentSignInProvider>
      )}
    </>
  );
}
