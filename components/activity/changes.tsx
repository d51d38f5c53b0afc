"use client";

import { useFormatter, useTranslations } from "use-intl";
import { isRole } from "@/lib/access/roles";
import type { Change } from "@/lib/activity/types";

/** The fields whose change is shown. Other fields are in the sentence or are internal. */
const FIELDS = [
  "title",
  "description",
  "starts",
  "timeZone",
  "duration",
  "folderCode",
  "email",
  "name",
  "role",
  "projects",
  "keyTail",
  "added",
  "changed",
  "revoked",
  "restored",
  "removed",
] as const;
type Field = (typeof FIELDS)[number];

/** Changed fields: the old value struck out, then the new one. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  const t = useTranslations("activity");
  const staff = useTranslations("staff.roles");
  const format = useFormatter();
  const shown = (field: Field, value: string) => {
    if (field === "role" && isRole(value)) return staff(value);
    if (field === "projects" && value === "all") return t("allProjects");
    return field === "starts" ? readable(value, format) : value;
  };
  const known = changes.flatMap(({ field, before, after }) => {
    const name = FIELDS.find((each) => each === field);
    // A field that was empty before and after is not shown.
    return name && (before || after) ? [{ name, before, after }] : [];
  });
  if (known.length === 0) return null;
  return (
    <p>
      {known.map(({ name, before, after }) => (
        <span key={name} className="mr-2.5 text-sm break-words text-ink-faint">
          {label(t, name)} {before && <del>{shown(name, before)}</del>}{" "}
          <ins className="text-ink-muted no-underline">{after ? shown(name, after) : "–"}</ins>
        </span>
      ))}
    </p>
  );
}

function label(t: ReturnType<typeof useTranslations<"activity">>, field: Field): string {
  return t(`fields.${field}`);
}

/** Returns the value of a datetime field as local time for display. */
function readable(value: string, format: ReturnType<typeof useFormatter>): string {
  const at = new Date(`${value.replace(" ", "T")}Z`);
  if (Number.isNaN(at.getTime())) return value;
  return format.dateTime(at, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });
}
