import { useTranslations } from "use-intl";
import { expect, test } from "vitest";
import type { ActivityRow } from "@/lib/activity/types";
import type { Locale } from "@/lib/platform/i18n/locales";
import { ACTIVITY_ACTIONS } from "@/lib/audit/actions";
import { textOf } from "../testing/render";
import { sentenceOf } from "./sentence";

const ROW: ActivityRow = {
  seq: 1,
  at: 0,
  staffId: "1",
  staffName: "Maria",
  sessionId: null,
  action: "participant.invite",
  subject: "anna@example.com",
  conferenceCode: "c1",
  conferenceTitle: "Q4 webinar",
  participantCode: "p1",
  outcome: "done",
  errorCode: null,
  changes: [],
};

function Sentence({ row }: { row: ActivityRow }) {
  return sentenceOf(row, useTranslations("activity"));
}

function read(row: Partial<ActivityRow>, locale: Locale = "en"): string {
  const text = textOf(<Sentence row={{ ...ROW, ...row }} />, locale);
  // The tags of links leave spaces before what follows them.
  return text.replaceAll(/ ([:»,.)])/g, "$1").replaceAll("« ", "«");
}

const change = (field: string, after: string) => ({ field, before: null, after });

test.each<[Partial<ActivityRow>, string]>([
  [{}, "Maria invited anna@example.com to Q4 webinar"],
  [
    { changes: [change("moderator", "true"), change("notify", "true")] },
    "Maria invited anna@example.com to Q4 webinar as a moderator and emailed the link",
  ],
  [
    { action: "participant.export", subject: "Q4 webinar", changes: [change("count", "31")] },
    "Maria exported 31 participants of Q4 webinar",
  ],
  [
    { action: "participant.update", changes: [change("moderator", "true")] },
    "Maria made anna@example.com a moderator in Q4 webinar",
  ],
  [
    { action: "participant.revoke", outcome: "planned" },
    "Maria is revoking access for anna@example.com to Q4 webinar",
  ],
  [
    { action: "participant.revoke", outcome: "failed" },
    "Maria tried to revoke access for anna@example.com to Q4 webinar",
  ],
  [
    { action: "approval.request", subject: "", changes: [change("rows", "500")] },
    "Maria asked for approval of a link export of Q4 webinar (500 links)",
  ],
  [
    { action: "approval.approve", subject: "guests.csv", changes: [change("rows", "31")] },
    "Maria approved the import guests.csv into Q4 webinar (31 rows)",
  ],
  [
    { action: "import.start", subject: "", changes: [change("rows", "2")] },
    "Maria started an import into Q4 webinar with 2 rows",
  ],
  [
    { action: "session.start", outcome: "refused", staffName: "", subject: "" },
    "Someone tried to sign in with an unknown email",
  ],
])("%j reads as a sentence", (row, sentence) => {
  expect(read({ ...row, ...(row.action === "session.start" && { conferenceTitle: null }) })).toBe(
    sentence,
  );
});

test("reads well in Russian", () => {
  expect(read({ action: "participant.revoke" }, "ru")).toBe(
    "Maria: отозван доступ участника anna@example.com к конференции «Q4 webinar»",
  );
  const exported = { action: "participant.export", subject: "Q4 webinar" };
  expect(read({ ...exported, changes: [change("count", "21")] }, "ru")).toBe(
    "Maria: экспортирован список участников конференции «Q4 webinar» (21 участник)",
  );
  const asked = { action: "approval.decline", subject: "", changes: [change("rows", "500")] };
  expect(read(asked, "ru")).toBe(
    "Maria: отклонён экспорт ссылок конференции «Q4 webinar» (500 ссылок)",
  );
});

test("names the message and its conference", () => {
  const sent = { action: "mail.send", changes: [change("mail", "time-changed")] };
  expect(read(sent)).toBe("New time for Q4 webinar was emailed to anna@example.com");
  expect(read({ ...sent, outcome: "failed" }, "ru")).toBe(
    "Письмо о новом времени конференции «Q4 webinar» для anna@example.com не отправлено",
  );
});

test.each(["en", "ru"] as const)("has a sentence for every action, %s", (locale) => {
  for (const action of ACTIVITY_ACTIONS) {
    for (const outcome of ["done", "failed"] as const) {
      expect(read({ action, outcome }, locale)).not.toMatch(/sentences\.|[{}]/);
    }
  }
});
