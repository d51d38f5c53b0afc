import type { Membership } from "@/lib/people/types";
import type { Column } from "../data-table/column";
import { LinkCell } from "../participants/link-cell";
import type { LinkTools } from "../links/use-link-tools";
import { BoomstreamDate } from "../sync/boomstream-date";
import { Badge } from "../ui/badge";
import { MembershipLink } from "./people-columns";
import { JoinStatusNote } from "../participants/join-status-note";
import { MembershipRole } from "./membership-role";

type Words = {
  columns: Record<"conference" | "status" | "role" | "added" | "link", string>;
  moderator: string;
  elsewhere: (project: string) => string;
};

/** The columns of a person's conferences. */
export function personColumns(
  words: Words,
  links: LinkTools,
  onNewLink: (membership: Membership) => void,
): Column<Membership>[] {
  return [
    {
      id: "conference",
      header: words.columns.conference,
      phone: "primary",
      cell: (membership) => (
        <span
          id={`place-${membership.code}`}
          className="flex min-w-0 items-center gap-2 font-medium"
        >
          <MembershipLink membership={membership} />
          {membership.project !== null && <Badge>{words.elsewhere(membership.project)}</Badge>}
        </span>
      ),
    },
    {
      id: "status",
      header: words.columns.status,
      width: "md:w-44 @min-[46rem]:w-40 @min-[58rem]:w-64",
      cell: (membership) => <JoinStatusNote short facts={membership} />,
    },
    {
      id: "role",
      header: words.columns.role,
      // Narrow tables show only the switch.
      width: "md:w-20 @min-[46rem]:w-40",
      phone: "start",
      cell: (membership) => (
        <>
          {membership.status === "active" && (
            <MembershipRole
              label={words.moderator}
              membership={membership}
              describedBy={`place-${membership.code}`}
            />
          )}
          {membership.moderator && (
            <span className="row-role md:@max-[46rem]:hidden">{words.moderator}</span>
          )}
        </>
      ),
    },
    {
      id: "added",
      header: words.columns.added,
      width: "md:w-32",
      priority: 3,
      phone: "hide",
      cell: (membership) => <BoomstreamDate value={membership.added} />,
    },
    {
      id: "link",
      header: words.columns.link,
      width: "md:w-36 @min-[46rem]:w-64 @min-[66rem]:w-76",
      phone: "end",
      cellClass: "link-cell",
      cell: (membership) => (
        <LinkCell row={membership} tools={links} onNewLink={() => onNewLink(membership)} />
      ),
    },
  ];
}
