import type { Place } from "@/lib/people/types";
import type { Column } from "../data-table/column";
import { LinkCell } from "../participants/link-cell";
import type { LinkTools } from "../links/use-link-tools";
import { BoomstreamDate } from "../sync/boomstream-date";
import { Badge } from "../ui/badge";
import { PlaceLink } from "./people-columns";
import { JoinStatusNote } from "../participants/join-status-note";
import { PlaceRole } from "./place-role";

type Words = {
  columns: Record<"conference" | "status" | "role" | "added" | "link", string>;
  moderator: string;
  elsewhere: (project: string) => string;
};

/** The columns of a person's conferences. */
export function personColumns(
  words: Words,
  links: LinkTools,
  onNewLink: (place: Place) => void,
): Column<Place>[] {
  return [
    {
      id: "conference",
      header: words.columns.conference,
      phone: "primary",
      cell: (place) => (
        <span id={`place-${place.code}`} className="flex min-w-0 items-center gap-2 font-medium">
          <PlaceLink place={place} />
          {place.project !== null && <Badge>{words.elsewhere(place.project)}</Badge>}
        </span>
      ),
    },
    {
      id: "status",
      header: words.columns.status,
      width: "md:w-44 @min-[46rem]:w-40 @min-[58rem]:w-64",
      cell: (place) => <JoinStatusNote short facts={place} />,
    },
    {
      id: "role",
      header: words.columns.role,
      // In narrow tables only the switch is shown.
      width: "md:w-20 @min-[46rem]:w-40",
      phone: "start",
      cell: (place) => (
        <>
          {place.status === "active" && (
            <PlaceRole label={words.moderator} place={place} describedBy={`place-${place.code}`} />
          )}
          {place.moderator && (
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
      cell: (place) => <BoomstreamDate value={place.added} />,
    },
    {
      id: "link",
      header: words.columns.link,
      width: "md:w-36 @min-[46rem]:w-64",
      phone: "end",
      cellClass: "link-cell",
      cell: (place) => <LinkCell row={place} tools={links} onNewLink={() => onNewLink(place)} />,
    },
  ];
}
