"use client";

import { useTranslations } from "use-intl";
import type { ParticipantDetails } from "@/lib/people/types";
import { routes } from "@/lib/platform/routes";
import { Link } from "../ui/link";
import { JoinStatusNote } from "./join-status-note";

type OtherConferencesProps = { email: string; places: ParticipantDetails["others"] };

/** The other conferences of a person, and a link to everything about them. */
export function OtherConferences({ email, places }: OtherConferencesProps) {
  const t = useTranslations("participants");
  return (
    <section>
      <h3 className="mb-2.5 font-semibold">{t("panel.others")}</h3>
      {places.length === 0 ? (
        <p className="text-ink-muted">{t("panel.noOthers")}</p>
      ) : (
        <ul className="grid gap-2">
          {places.map((place) => (
            <li
              key={`${place.projectId}/${place.code}`}
              className="flex flex-wrap items-center justify-between gap-x-3"
            >
              <Link
                href={routes.personPanel(place.conferenceCode, place.code)}
                className="min-w-0 truncate underline decoration-control/60 underline-offset-3 hover:decoration-current"
              >
                {place.conference}
              </Link>
              <JoinStatusNote short facts={place} />
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
