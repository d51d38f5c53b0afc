"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { credentialIn } from "@/lib/platform/link-text";
import { peopleQuery } from "@/lib/people/queries";
import { routes } from "@/lib/platform/routes";
import { JoinStatusNote } from "../participants/join-status-note";
import { FoundLinkCard } from "../people/found-link-card";
import { Avatar } from "../ui/avatar";
import { Link } from "../ui/link";
import { SearchBox } from "../ui/search-box";

const MAX_RESULTS = 8;

/** Finds a person by name, address or link, and opens their panel. */
export function PeopleSearch({ focused }: { focused: boolean }) {
  const t = useTranslations("home");
  const people = useTranslations("people");
  const router = useRouter();
  const [q, setQ] = useState("");
  const [link, setLink] = useState<string | null>(null);
  const { data, isPlaceholderData } = useQuery({
    ...peopleQuery({ q }),
    enabled: q !== "",
    placeholderData: keepPreviousData,
  });
  function search(typed: string) {
    const pasted = credentialIn(typed);
    setLink(pasted);
    setQ(pasted === null ? typed : "");
  }
  const memberships = (data?.people ?? []).flatMap((person) =>
    person.memberships.map((membership) => ({ person, membership })),
  );
  const [first] = memberships;
  return (
    <section aria-label={people("search")} className="mb-8">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (first && !isPlaceholderData)
            router.push(routes.personPanel(first.membership.conferenceCode, first.membership.code));
        }}
      >
        <SearchBox
          slash
          autoFocus={focused}
          label={people("search")}
          value={q}
          onSearch={search}
          className="w-full lg:max-w-[calc(50%-1rem)]"
        />
      </form>
      {link !== null && (
        <div className="mt-3">
          <FoundLinkCard link={link} onClose={() => setLink(null)} />
        </div>
      )}
      {q !== "" && data && (
        <ul className="mt-3 *:not-first:border-t overflow-hidden rounded-card border bg-surface">
          {memberships.slice(0, MAX_RESULTS).map(({ person, membership }) => (
            <li key={`${membership.projectId}/${membership.code}`}>
              <Link
                href={routes.personPanel(membership.conferenceCode, membership.code)}
                className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 hover:bg-hover"
              >
                <Avatar name={membership.name} email={membership.email} />
                <span className="min-w-0 flex-1 basis-48">
                  <span className="block truncate font-medium">
                    {person.name || membership.email}
                  </span>
                  <span className="block truncate text-sm text-ink-muted">
                    {membership.email} · {membership.conference}
                  </span>
                </span>
                <JoinStatusNote short facts={membership} />
              </Link>
            </li>
          ))}
          {memberships.length === 0 && (
            <li className="px-4 py-3 text-ink-muted">{people("nothing.title")}</li>
          )}
          {(memberships.length > MAX_RESULTS || data.more) && (
            <li>
              <Link
                href={`${routes.people()}?${new URLSearchParams({ q })}`}
                className="block px-4 py-2.5 text-accent-text hover:bg-hover"
              >
                {t("morePeople")}
              </Link>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}
