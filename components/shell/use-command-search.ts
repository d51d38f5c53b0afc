"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { getJson } from "@/lib/platform/http/get-json";
import type { ConferencePage } from "@/lib/conferences/types";
import { conferenceKeys } from "@/lib/conferences/queries";
import { credentialIn } from "@/lib/platform/link-text";
import { findLink } from "@/lib/people/actions";
import { peopleQuery } from "@/lib/people/queries";
import { routes } from "@/lib/platform/routes";
import type { Membership } from "@/lib/people/types";
import { useCopyLink } from "../links/use-copy-link";
import { useRevokeAll } from "../people/use-revoke-all";
import { useCopy } from "../ui/copy";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";
import type { CommandEntry } from "./command-group";
import { parseCommand } from "./command-verbs";
import { matchesTyped } from "./matches-typed";

const MAX_RESULTS = 6;
const MAX_QUERY_LENGTH = 200;

/**
 * Searches conferences and people for the typed text, and the owner of a pasted link. A typed verb,
 * as in "revoke anna", turns the results into actions.
 */
export function useCommandSearch(typed: string, mayManage: boolean) {
  const t = useTranslations("common.commands");
  const text = useFailureText();
  const toast = useToast();
  const copy = useCopy();
  const copyLink = useCopyLink();
  const revokeAll = useRevokeAll();
  const link = credentialIn(typed);
  const command = link === null ? parseCommand(typed) : null;
  const q = (command?.rest ?? typed).trim().slice(0, MAX_QUERY_LENGTH);
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
    // The link is a credential, so it leaves the cache at once.
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
  async function revoke(membership: Membership, name: string) {
    const failure = await revokeAll([membership], name);
    if (failure) toast({ tone: "danger", title: text(failure) });
  }
  const verb = command?.verb;
  // Results of an earlier text stay only if they match the current one, because Enter uses the first result.
  const foundConferences = (conferences.data?.rows ?? []).filter(
    ({ title }) => !conferences.isPlaceholderData || matchesTyped(title, q),
  );
  const foundPeople = (people.data?.people ?? []).filter(
    ({ name, email }) => !people.isPlaceholderData || matchesTyped(`${name} ${email}`, q),
  );
  const memberships = foundPeople.flatMap(({ name, email, memberships: all }) =>
    all
      .filter(({ status }) => status === "active")
      .map((membership) => ({ membership, name: name || email })),
  );
  const personActions =
    verb === "copy" || verb === "revoke"
      ? memberships.slice(0, MAX_RESULTS).map(({ membership, name }): CommandEntry => ({
          id: `${verb}/${membership.code}`,
          label: t(verb === "copy" ? "copyLinkOf" : "revokeFor", { name }),
          detail: membership.conference,
          run: () =>
            void (verb === "copy"
              ? copy(() => copyLink(membership.code), t("linkCopied", { name }))
              : revoke(membership, name)),
        }))
      : [];
  const conferenceActions =
    mayManage && (verb === "edit" || verb === "invite")
      ? foundConferences.slice(0, MAX_RESULTS).map(({ code, title }): CommandEntry => ({
          id: `${verb}/${code}`,
          label: t(verb === "edit" ? "editThis" : "inviteTo", { title }),
          href: verb === "edit" ? routes.editConference(code) : routes.invite(code),
        }))
      : [];
  return {
    actions: [...personActions, ...conferenceActions],
    pending: link === null ? conferences.isLoading || people.isLoading : owner.isLoading,
    links: link === null ? [] : links,
    conferences: searching
      ? foundConferences
          .slice(0, MAX_RESULTS)
          .map(({ code, title, participants }): CommandEntry => ({
            label: title,
            detail: participants === null ? undefined : t("participants", { count: participants }),
            href: routes.conference(code),
          }))
      : [],
    people: searching
      ? foundPeople.slice(0, MAX_RESULTS).map(({ key, name, email }): CommandEntry => ({
          label: name || email,
          detail: name && email,
          href: routes.person(key),
        }))
      : [],
  };
}
