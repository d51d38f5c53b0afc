"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { getJson } from "@/lib/platform/http/get-json";
import type { ConferencePage } from "@/lib/conferences/types";
import { conferenceKeys } from "@/lib/conferences/queries";
import { credentialIn } from "@/lib/mirror/links/recognize";
import { findLink } from "@/lib/people/actions";
import { peopleQuery } from "@/lib/people/queries";
import { routes } from "@/lib/platform/routes";
import type { CommandEntry } from "./command-group";

const SHOWN = 6;
const LONGEST = 200;

/** Searches conferences and people for the typed text, and the owner of a pasted link. */
export function useCommandSearch(typed: string) {
  const t = useTranslations("common.commands");
  const link = credentialIn(typed);
  const q = typed.trim().slice(0, LONGEST);
  const searching = link === null && q !== "";
  const conferences = useQuery({
    queryKey: [...conferenceKeys.all, "commands", q],
    queryFn: ({ signal }) =>
      getJson<ConferencePage>(
        routes.api.conferences(new URLSearchParams({ q }).toString()),
        signal,
      ),
    enabled: searching,
    placeholderData: keepPreviousData,
  });
  const people = useQuery({
    ...peopleQuery({ q }),
    enabled: searching,
    placeholderData: keepPreviousData,
  });
  const owner = useQuery({
    queryKey: ["people", "link", link],
    queryFn: () => attempt(() => findLink({ text: link ?? "" })),
    enabled: link !== null,
    // The link is a credential: drop it from the cache at once.
    gcTime: 0,
  });
  const owned = owner.data?.ok ? owner.data.data : null;
  const links: CommandEntry[] = owned
    ? [
        {
          label: owned.name || owned.email,
          detail: owned.conference,
          href: routes.person(owned.email),
        },
      ]
    : [];
  return {
    pending: link === null ? conferences.isLoading || people.isLoading : owner.isLoading,
    links: link === null ? [] : links,
    conferences: searching
      ? (conferences.data?.rows ?? [])
          .slice(0, SHOWN)
          .map(({ code, title, participants }): CommandEntry => ({
            label: title,
            detail: participants === null ? undefined : t("participants", { count: participants }),
            href: routes.conference(code),
          }))
      : [],
    people: searching
      ? (people.data?.people ?? []).slice(0, SHOWN).map(({ key, name, email }): CommandEntry => ({
          label: name || email,
          detail: name && email,
          href: routes.person(key),
        }))
      : [],
  };
}
