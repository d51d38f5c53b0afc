import { expect, it } from "vitest";
import { useMail } from "@/lib/mail/testing/use-mail";
import { DEFAULT_MAIL_TEMPLATES } from "./defaults";
import { getMailTemplates } from "./get";
import { saveMailTemplate } from "./save";
import { SaveMailTemplate } from "./schema";

const mail = useMail();

const texts = (subject: string, text: string) => ({
  kind: "invitation" as const,
  locale: "en" as const,
  subject,
  text,
});

async function shown(conferenceCode: string) {
  const all = await getMailTemplates({ conferenceCode });
  return all?.templates.find(({ kind, locale }) => kind === "invitation" && locale === "en");
}

it("sends the texts of the conference, or else of the project, or else the built-in ones", async () => {
  const projectId = mail.project;
  const built = DEFAULT_MAIL_TEMPLATES.en.invitation;
  const one = await mail.invited({ title: "One" });
  const two = await mail.invited({ title: "Two" });
  const save = (conferenceCode: string | null, version: number, subject: string, text: string) =>
    saveMailTemplate({ projectId, conferenceCode, version, ...texts(subject, text) });
  expect(await shown(one.conference)).toMatchObject({ own: null, above: { from: "built-in" } });
  expect(await save(null, 0, "All: {title}", "Dear {name} from {sender}")).toMatchObject({
    data: { version: 1 },
  });
  expect(await save(one.conference, 0, "Own", "First\nline\n\n{time}")).toMatchObject({ ok: true });
  await mail.send();
  const [first] = mail.smtp.to(one.email);
  expect(first?.subject).toBe("Own");
  expect(first?.text).toMatch(/^First\nline\n\n\w+day, .+ 20\d\d/);
  expect(first?.html).toContain("First<br />line");
  const [second] = mail.smtp.to(two.email);
  expect(second?.subject).toBe("All: Two");
  expect(second?.text).toContain("Dear Anna from Events");
  // Every invitation has the link, whatever its text is.
  expect(second?.text).toMatch(/^Join: \S+\/j\/[\w-]{22}$/m);

  expect(await save(one.conference, 0, "Late", "Late")).toMatchObject({
    error: { code: "conflict" },
  });
  expect(await shown(one.conference)).toMatchObject({
    own: { subject: "Own" },
    version: 1,
    above: { from: "project", subject: "All: {title}" },
  });
  expect(await save(one.conference, 1, "", "")).toMatchObject({ data: { version: 2 } });
  expect(await shown(one.conference)).toMatchObject({ own: null, above: { from: "project" } });
  expect(await save(null, 1, "", "")).toMatchObject({ ok: true });
  expect(await shown(one.conference)).toMatchObject({ above: { ...built, from: "built-in" } });
});

it("uses a changed text in its language only", async () => {
  const projectId = mail.project;
  const { conference, email } = await mail.invited();
  const russian = { ...texts("Своя тема", "Свой текст"), locale: "ru" as const };
  await saveMailTemplate({ projectId, conferenceCode: conference, version: 0, ...russian });
  await mail.send();
  expect(mail.smtp.to(email)[0]?.subject).toBe("Invitation: Planning");
});

it("rejects misspelled placeholders, incomplete templates and multi-line subjects", () => {
  const form = {
    projectId: "5a4d0000-0000-4000-8000-000000000001",
    conferenceCode: null,
    version: 0,
    ...texts("S", "T {name} {other words}"),
  };
  expect(SaveMailTemplate.safeParse(form).success).toBe(true);
  for (const wrong of [
    { subject: "" },
    { text: " " },
    { text: "{nmae}" },
    { subject: "{link}" },
    { subject: "a\r\nBcc: x@example.com" },
    { subject: "a\u2028b" },
    { subject: "a".repeat(201) },
    { kind: "test" },
    { locale: "de" },
  ])
    expect(SaveMailTemplate.safeParse({ ...form, ...wrong }).success, JSON.stringify(wrong)).toBe(
      false,
    );
});
