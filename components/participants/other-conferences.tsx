"use client";

import { useTranslations } from "use-intl";
import type { ParticipantDetails } from "@/lib/people/types";
import { routes } from "@/lib/platform/routes";
import { Link } from "../ui/link";
import { JoinStatusNote } from "./join-status-note";

type OtherConferencesProps = { email: string; memberships: ParticipantDetails["others"] };

/** The other conferences of a person, and a link to the person's page. */
export function OtherConferences({ email, memberships }: OtherConferencesProps) {
  const t = useTranslations("participants");
  return (
    <section>
      <h3 className="mb-2.5 font-semibold">{t("panel.others")}</h3>
      {memberships.length === 0 ? (
        <p className="text-ink-muted">{t("panel.noOthers")}</p>
      ) : (
        <ul className="grid gap-2">
          {memberships.map((membership) => (
            <li
              key={`${membership.projectId}/${membership.code}`}
              className="flex flex-wrap items-center justify-between gap-x-3"
            >
              <Link
                href={routes.personPanel(membership.conferenceCode, membership.code)}
                className="min-w-0 truncate underline decoration-control/60 underline-offset-3 hover:decoration-current"
              >
                {membership.conference}
              </Link>
              <JoinStatusNote short facts={membership} />
            </li>
          ))}
        </ul>
      )}
      <Link
        href={routes.person(email.toLowerCase())}
        className="mt-3 inline-block text-sm text-accent-text"
      >
        {t("panel.everything")}
      </Link>
    </section>
  );
}
