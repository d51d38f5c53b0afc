import type { useFormatter, useTranslations } from "use-intl";
import type { Access } from "@/lib/participants/get-access";

type Finding = { tone: "fine" | "look" | "bad"; text: string };

type Words = {
  t: ReturnType<typeof useTranslations<"activity">>;
  format: ReturnType<typeof useFormatter>;
};

/** Returns the facts at a moment (ms since 1970) about a person's access, a sentence each. Facts that prevent it come first. */
export function findingsOf(access: Access, { t, format }: Words, now: number): Finding[] {
  const when = (at: number) => format.dateTime(at, { dateStyle: "medium", timeStyle: "short" });
  const until = access.expiresAt === null ? "none" : when(access.expiresAt);
  const findings: Finding[] = [];
  const add = (tone: Finding["tone"], text: string) => findings.push({ tone, text });
  if (access.conferenceDeleted) add("bad", t("access.conferenceDeleted"));
  if (access.status !== "active") add("bad", t(`access.${access.status}`));
  const { opensAt = null, closesAt = null } = access.joinWindow ?? {};
  if (closesAt !== null && now > closesAt) add("bad", t("access.over"));
  if (opensAt !== null && now < opensAt) add("look", t("access.notYet", { when: when(opensAt) }));
  if (access.link === "expired") add("bad", t("access.linkExpired", { until }));
  if (access.link === "unknown") add("look", t("access.linkUnknown"));
  if (access.link === "usable") add("fine", t("access.linkUsable", { until }));
  if (access.duplicates > 0) add("look", t("access.duplicates", { count: access.duplicates }));
  add("fine", t(access.moderator ? "access.roleModerator" : "access.roleParticipant"));
  for (const { at, by, state, notified } of access.invitations) {
    const about = { state, when: when(at), by, notified: notified ? "yes" : "no" };
    add(state === "sent" ? "fine" : "look", t("access.invited", about));
  }
  if (access.invitations.length === 0) add("fine", t("access.neverInvited"));
  return findings;
}
