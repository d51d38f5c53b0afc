"use client";

import { CloudOff, SearchX, UserCheck, UserPlus, UserX } from "lucide-react";
import { useTranslations } from "use-intl";
import type { RosterParams } from "@/lib/participants/schema";
import { routes } from "@/lib/platform/routes";
import { Button } from "../ui/button";
import { ButtonLink } from "../ui/link";
import { EmptyState } from "../ui/empty-state";

type RosterEmptyProps = {
  conferenceCode: string;
  search: RosterParams;
  /** How many people have access. */
  active: number;
  /** True if nobody was ever on the roster. */
  blank: boolean;
  /** True if the roster was never fetched, so it may not be empty. */
  unread: boolean;
  mayInvite: boolean;
  onShowRevoked: () => void;
  onClear: () => void;
};

/** Says why the roster is empty, with the next step. */
export function RosterEmpty({
  conferenceCode,
  search,
  active,
  blank,
  unread,
  mayInvite,
  onShowRevoked,
  onClear,
}: RosterEmptyProps) {
  const t = useTranslations("participants");
  if (unread)
    return <EmptyState icon={<CloudOff />} title={t("unread.title")} text={t("unread.text")} />;
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
  if (plain && active === 0 && !blank) {
    return (
      <EmptyState
        icon={<UserX />}
        title={t("noneActive.title")}
        text={t("noneActive.text")}
        action={<Button onClick={onShowRevoked}>{t("noneActive.action")}</Button>}
      />
    );
  }
  if (plain && blank) {
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
