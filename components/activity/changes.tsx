"use client";

import { useTranslations } from "use-intl";
import enActivity from "../../lib/platform/i18n/en/activity.json";
import { isRole } from "@/lib/access/roles";
import type { Change } from "@/lib/activity/types";

type Field = keyof typeof enActivity.fields;

/** Changed fields: the old value struck out, then the new one. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  const t = useTranslations("activity");
  const staff = useTranslations("staff");
  const shown = (field: string, value: string) => {
    if (field === "method") return isMethod(value) ? t(`methods.${value}`) : value;
    if (value === "true" || value === "false") return t(`values.${value}`);
    return isRole(value) ? staff(`roles.${value}`) : value;
  };
  return changes.map(({ field, before, after }) => (
    <span key={field} className="mr-2.5 text-sm break-words text-ink-faint">
      {isField(field) ? t(`fields.${field}`) : field}{" "}
      {before !== null && before !== "" && (
        <>
          <del className="text-ink-faint">{shown(field, before)}</del>{" "}
        </>
      )}
      <ins className="text-ink-muted no-underline">{after ? shown(field, after) : "–"}</ins>
    </span>
  ));
}

function isField(field: string): field is Field {
  return Object.hasOwn(enActivity.fields, field);
}

function isMethod(value: string): value is keyof typeof enActivity.methods {
  return Object.hasOwn(enActivity.methods, value);
}
