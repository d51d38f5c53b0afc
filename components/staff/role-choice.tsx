"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import { ROLES } from "@/lib/access/roles";
import type { Role } from "@/lib/db/schema";

type RoleChoiceProps = { value: Role; onChange: (role: Role) => void };

/** The three roles with what each may do. */
export function RoleChoice({ value, onChange }: RoleChoiceProps) {
  const t = useTranslations("staff");
  const id = useId();
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">{t("role")}</legend>
      <div className="*:not-first:border-t overflow-hidden rounded-control border border-control/70 bg-surface">
        {ROLES.map((role) => (
          <label
            key={role}
            className="flex items-start gap-3 px-3 py-2.5 transition-colors hover:bg-hover has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={id}
              value={role}
              checked={role === value}
              onChange={() => onChange(role)}
              aria-labelledby={`${id}-${role}`}
              aria-describedby={`${id}-${role}-text`}
              className="mt-1 size-4 shrink-0 accent-(--accent) outline-none"
            />
            <span className="min-w-0">
              <span id={`${id}-${role}`} className="block font-medium">
                {t(`roles.${role}`)}
              </span>
              <span id={`${id}-${role}-text`} className="block text-sm text-pretty text-ink-muted">
                {t(`roleTexts.${role}`)}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
