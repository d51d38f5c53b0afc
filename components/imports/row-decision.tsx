"use client";

import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { Menu, MenuItem } from "../ui/menu";
import { DECISIONS, useDecideRows } from "./use-decide-rows";

type RowDecisionProps = { importId: string; id: string; email: string };

/** The menu of decisions for one row with an unknown outcome. */
export function RowDecision({ importId, id, email }: RowDecisionProps) {
  const t = useTranslations("imports.run");
  const { decide, pending } = useDecideRows(importId);
  return (
    <Menu
      trigger={
        <Button size="sm" pending={pending} aria-label={`${t("decide")}: ${email}`}>
          {t("decide")}
        </Button>
      }
    >
      {DECISIONS.map((decision) => (
        <MenuItem key={decision} onSelect={() => void decide([id], decision)}>
          {t(decision)}
        </MenuItem>
      ))}
    </Menu>
  );
}
