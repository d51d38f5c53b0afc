"use client";

import { Download, Eraser } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { allows } from "@/lib/access/roles";
import type { Role } from "@/lib/db/schema";
import type { Person } from "@/lib/people/types";
import { withBase } from "@/lib/platform/base-path";
import { routes } from "@/lib/platform/routes";
import { ProofProvider } from "../profile/proof-provider";
import { Button } from "../ui/button";
import { lazyDialog } from "../ui/lazy";
import { Menu, MenuItem } from "../ui/menu";

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
        className="w-52"
        trigger={
          <Button>
            <Download aria-hidden="true" />
            {t("export")}
          </Button>
        }
      >
        <MenuItem onSelect={() => save("html")}>{t("html")}</MenuItem>
        <MenuItem onSelect={() => save("json")}>{t("json")}</MenuItem>
      </Menu>
      {allows(role, "administrator") && (
        <Button variant="danger-ghost" onClick={() => setErasing(true)}>
          <Eraser aria-hidden="true" />
          {t("erase")}
        </Button>
      )}
      {erasing && (
        <ProofProvider identityProvider={identityProvider}>
          <EraseDialog person={person} onClose={() => setErasing(false)} />
        </ProofProvider>
      )}
    </>
  );
}
