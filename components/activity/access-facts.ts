import type { useFormatter, useTranslations } from "use-intl";
import type { Access } from "@/lib/participants/get-access";

type Fact = { tone: "good" | "warning" | "bad"; text: string };

type Words = {
  t: ReturnType<typeof useTranslations<"activity">>;
  format: ReturnType<typeof useFormatter>;
};

/**
 * Returns the facts about a person's access at a moment (ms since 1970), one sentence each. Facts that prevent it
 * come first.
 */
export function accessFacts(access: Access, { t, format }: Words, now: number): Fact[] {
  const when = (at: number) => format.dateTime(at, { dateStyle: "medium", timeStyle: "short" });
  const until = access.expiresAt === null ? "none" : when(access.expiresAt);
  const facts: Fact[] = [];
  const add = (tone: Fact["tone"], text: string) => facts.push({ tone, text });
  if (access.conferenceDeleted) add("bad", t("access.conferenceDeleted"));
  if (access.status !== "active") add("bad", t(`access.${access.status}`));
  const { opensAt = null, closesAt = null } = access.joinWindow ?? {};
  if (closesAt !== null && now > closesAt) add("bad", t("access.over"));
  if (opensAt !== null && now < opensAt)
    add("warning", t("access.notYet", { when: when(opensAt) }));
  if (access.link === "expired") add("bad", t("access.linkExpired", { until }));
  if (access.link === "unknown") add("warning", t("access.linkUnknown"));
  if (access.link === "usable") add("good", t("access.linkUsable", { until }));
  if (access.duplicates > 0) add("warning", t("access.duplicates", { count: access.duplicates }));
  add("good", t(access.moderator ? "access.roleModerator" : "access.roleParticipant"));
  for (const { at, by, state, notified } of access.invitations) {
    const about = { state, when: when(at), by, notified: notified ? "yes" : "no" };
    add(state === "sent" ? "good" : "warning", t("access.invited", about));
  }
  if (access.invitations.length === 0) add("good", t("access.neverInvited"));
  return facts;
}
