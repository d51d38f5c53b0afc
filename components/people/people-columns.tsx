import { Link } from "../ui/link";
import type { Person, Membership } from "@/lib/people/types";
import { routes } from "@/lib/platform/routes";
import type { Column } from "../data-table/column";
import { RowLink } from "../data-table/row-controls";
import { Avatar } from "../ui/avatar";
import { Badge } from "../ui/badge";

type Words = {
  columns: Record<"name" | "conferences", string>;
  moderator: string;
  revoked: string;
  revoking: string;
  others: (count: number) => string;
};

/** The columns of the people found. */
export function peopleColumns(words: Words): Column<Person>[] {
  return [
    {
      id: "name",
      header: words.columns.name,
      phone: "primary",
      width: "md:w-[45%]",
      cell: (person) => (
        <span className="person">
          <Avatar name={person.name} email={person.email} />
          <RowLink href={routes.person(person.key)}>{person.name || person.email}</RowLink>
          {person.name && <span className="person-email">{person.email}</span>}
        </span>
      ),
    },
    {
      id: "conferences",
      header: words.columns.conferences,
      cell: (person) => (
        <ul className="flex flex-col gap-0.5 py-1.5 max-md:pl-11">
          {person.memberships.map((membership) => (
            <li
              key={`${membership.projectId}/${membership.code}`}
              className="flex min-w-0 items-center gap-2"
            >
              <MembershipLink membership={membership} />
              {membership.moderator && membership.status === "active" && (
                <Badge tone="accent">{words.moderator}</Badge>
              )}
              {membership.status !== "active" && (
                <Badge tone={membership.status === "revoked" ? "danger" : "warning"}>
                  {words[membership.status]}
                </Badge>
              )}
            </li>
          ))}
          {person.count > person.memberships.length && (
            <li className="text-sm text-ink-faint">
              {words.others(person.count - person.memberships.length)}
            </li>
          )}
        </ul>
      ),
    },
  ];
}

/** Opens the person panel over the roster of a conference. */
export function MembershipLink({ membership }: { membership: Membership }) {
  return (
    <Link
      href={routes.personPanel(membership.conferenceCode, membership.code)}
      className="relative block truncate py-0.5 text-ink underline decoration-control/60 underline-offset-3 hover:decoration-current"
    >
      {membership.conference}
    </Link>
  );
}
