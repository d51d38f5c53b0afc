"use client";

import { SearchX, UserCheck, UserPlus } from "lucide-react";
import { useTranslations } from "use-intl";
import type { RosterParams } from "@/lib/participants/schema";
import { routes } from "@/lib/platform/routes";
import { Button } from "../ui/button";
import { ButtonLink } from "../ui/link";
import { EmptyState } from "../ui/empty-state";

type RosterEmptyProps = {
  conferenceCode: string;
  search: RosterParams;
  /** Whether anyone has access at all. */
  anybody: boolean;
  mayInvite: boolean;
  onClear: () => void;
};

/** Says why the roster is empty, with the next step. */
export function RosterEmpty({
  conferenceCode,
  search,
  anybody,
  mayInvite,
  onClear,
}: RosterEmptyProps) {
  const t = useTranslations("participants");
  const plain = search.q === "" && search.role === "all" && search.links === "all";
  if (plain && search.status === "revoked") {
    return (
      <EmptyState
        icon={<UserCheck />}
        title={t("nobodyRevoked.title")}
        text={t("nobodyRevoked.text")}
        action={<Button onClick={onClear}>{t("nothing.action")}</Button>}
      />
    );
  }
  if (plain && !anybody) {
    return (
      <EmptyState
        icon={<UserPlus />}
        title={t("empty.title")}
        text={t("empty.text")}
        action={
          mayInvite && (
            <ButtonLink variant="primary" href={routes.invite(conferenceCode)}>
              {t("empty.action")}
            </ButtonLink>
          )
        }
      />
    );
  }
  return (
    <EmptyState
      icon={<SearchX />}
      title={t("nothing.title")}
      text={t("nothing.text")}
      action={<Button onClick={onClear}>{t("nothing.action")}</Button>}
    />
  );
}
