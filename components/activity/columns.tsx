import { Link } from "../ui/link";
import type { useTranslations } from "use-intl";
import { isExternal } from "@/lib/activity/types";
import type { ActivityRow } from "@/lib/activity/types";
import { type ErrorCode, isErrorCode } from "@/lib/platform/errors";
import { routes } from "@/lib/platform/routes";
import type { Column } from "../data-table/column";
import { Badge } from "../ui/badge";
import { TimeAgo } from "../ui/time-ago";
import { actionKey } from "./action-names";
import { Changes } from "./changes";

const TONES = {
  planned: "neutral",
  done: "neutral",
  refused: "warning",
  failed: "danger",
  unknown: "warning",
} as const;

/** The columns of the activity: time, staff, action, subject, outcome. */
export function activityColumns(
  t: ReturnType<typeof useTranslations<"activity">>,
  reasonOf: (code: ErrorCode) => string,
): Column<ActivityRow>[] {
  return [
    {
      id: "action",
      header: t("columns.action"),
      className: "md:w-44 @min-[46rem]:w-52 @min-[58rem]:w-64",
      phone: "primary",
      cell: ({ action }) => {
        const key = actionKey(action);
        return <span className="block truncate font-medium">{key ? t(key) : action}</span>;
      },
    },
    {
      id: "subject",
      header: t("columns.subject"),
      cell: (row) => (
        <div className="min-w-0 py-1.5">
          <Subject row={row} unknown={t("unknownAddress")} restore={t("restore")} />
          {isErrorCode(row.errorCode) && (
            <p className="text-sm text-pretty text-ink-muted">{reasonOf(row.errorCode)}</p>
          )}
          {row.changes.length > 0 && (
            <div>
              <Changes changes={row.changes} />
            </div>
          )}
        </div>
      ),
    },
    {
      id: "staff",
      header: t("columns.staff"),
      className: "md:w-36 @min-[58rem]:w-44",
      priority: 2,
      cell: (row) => (
        <span className={row.staffId ? "block truncate" : "block truncate text-ink-faint"}>
          {row.staffName || t(actorOf(row.action))}
        </span>
      ),
    },
    {
      id: "outcome",
      header: t("columns.outcome"),
      className: "md:w-30",
      cell: ({ outcome }) =>
        outcome === "done" ? (
          <span className="text-ink-muted">{t("outcomes.done")}</span>
        ) : (
          <Badge tone={TONES[outcome]}>{t(`outcomes.${outcome}`)}</Badge>
        ),
    },
    {
      id: "at",
      header: t("columns.at"),
      className: "md:w-36",
      cell: ({ at }) => (
        <span className="text-sm whitespace-nowrap text-ink-muted">
          <TimeAgo at={at} past />
        </span>
      ),
    },
  ];
}

/** The actor of entries without a name. */
function actorOf(action: string): "outside" | "stranger" | "nobody" {
  if (isExternal(action)) return "outside";
  return action.startsWith("session.") ? "stranger" : "nobody";
}

type SubjectProps = { row: ActivityRow; unknown: string; restore: string };

function Subject({ row, unknown, restore }: SubjectProps) {
  const { subject, conferenceCode, conferenceTitle, participantCode } = row;
  if (!conferenceCode) {
    return (
      <span className="block truncate">
        {subject || (row.action === "session.start" ? unknown : "")}
      </span>
    );
  }
  // A refusal without a known name shows the conference.
  const name = subject || conferenceTitle || conferenceCode;
  const href = participantCode
    ? routes.participant(conferenceCode, participantCode)
    : routes.conferenceActivity(conferenceCode);
  return (
    <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
      <Link href={href} className="min-w-0 truncate hover:underline">
        {name}
      </Link>
      {conferenceTitle && conferenceTitle !== name && (
        <span className="min-w-0 truncate text-sm text-ink-faint">{conferenceTitle}</span>
      )}
      {row.action === "conference.delete" && row.outcome === "done" && (
        <Link href={routes.deletedConferences()} className="text-sm text-accent-text">
          {restore}
        </Link>
      )}
    </span>
  );
}
