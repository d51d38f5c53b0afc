import clsx from "clsx";
import type { useTranslations } from "use-intl";
import type { StaffMember } from "@/lib/staff/types";
import type { Column } from "../data-table/column";
import { PersonLines } from "../ui/avatar";
import { Badge } from "../ui/badge";
import { TimeAgo } from "../ui/time-ago";

/** The columns of the list of staff. */
export function staffColumns(
  t: ReturnType<typeof useTranslations<"staff">>,
  ownId: string,
  timeOf: (at: number) => string,
): Column<StaffMember>[] {
  return [
    {
      id: "name",
      header: t("columns.name"),
      phone: "primary",
      cell: ({ id, name, email, state, twoSteps, passkeys, lockedUntil }) => (
        <span className="person">
          <PersonLines
            name={name}
            email={email}
            muted={state === "closed"}
            badges={
              <>
                {id === ownId && <Badge tone="accent">{t("you")}</Badge>}
                {twoSteps && <Badge>{t("twoSteps")}</Badge>}
                {passkeys && <Badge>{t("passkey")}</Badge>}
                {lockedUntil !== null && (
                  <span title={t("lockedUntil", { when: timeOf(lockedUntil) })}>
                    <Badge tone="danger">{t("locked")}</Badge>
                  </span>
                )}
                {state === "invited" && <Badge tone="warning">{t("states.invited")}</Badge>}
                {state === "closed" && <Badge tone="danger">{t("states.closed")}</Badge>}
              </>
            }
          />
        </span>
      ),
    },
    {
      id: "role",
      header: t("columns.role"),
      width: "md:w-52",
      cell: ({ role, state, projects }) => (
        <span className={clsx("max-md:pl-11", state === "closed" && "text-ink-faint")}>
          {t(`roles.${role}`)}
          {projects !== null && (
            <span className="ml-2 text-sm text-ink-faint">
              {t("limited", { count: projects.length })}
            </span>
          )}
        </span>
      ),
    },
    {
      id: "usedAt",
      header: t("columns.usedAt"),
      width: "md:w-44",
      priority: 2,
      phone: "hide",
      cell: ({ usedAt }) => (
        <span className="text-sm text-ink-muted">
          {usedAt === null ? t("never") : <TimeAgo at={usedAt} past />}
        </span>
      ),
    },
  ];
}
