import { notFound } from "next/navigation";
import { RemindersScreen } from "@/components/reminders/reminders-screen";
import { ScreenTexts } from "@/components/shell/screen-texts";
import { readForPage, requirePage } from "@/lib/access/require-page";
import { getConference } from "@/lib/conferences/get";
import { tabTitle } from "@/lib/platform/i18n/server";
import { routes } from "@/lib/platform/routes";
import { getReminders } from "@/lib/reminders/get";

type Props = { params: Promise<{ code: string }> };

export const generateMetadata = tabTitle("reminders", (t) => t("title"));

const TEXTS = ["reminders"] as const;

/** The reminders of a conference; only where Foyer emails for its project. */
export default async function RemindersPage({ params }: Props) {
  const { code } = await params;
  await requirePage("manager", routes.reminders(code));
  const conference = await readForPage(() => getConference(code));
  const reminders = await readForPage(() => getReminders(code));
  if (!conference || !reminders) notFound();
  return (
    <ScreenTexts of={TEXTS}>
      <RemindersScreen conferenceCode={code} title={conference.title} reminders={reminders} />
    </ScreenTexts>
  );
}
