import { notFound } from "next/navigation";
import { OutboxTable } from "@/components/sandbox/outbox-table";
import { PageHeader } from "@/components/ui/page-header";
import { requirePage } from "@/lib/access/require-page";
import { getTranslations, tabTitle } from "@/lib/platform/i18n/server";
import { listOutbox } from "@/lib/sandbox-outbox/list";
import { routes } from "@/lib/platform/routes";
import { ScreenTexts } from "@/components/shell/screen-texts";

export const generateMetadata = tabTitle("sandbox", (t) => t("title"));

const TEXTS = ["sandbox"] as const;

/** The emails that Boomstream would have sent, stored by the sandbox. */
export default async function SandboxPage() {
  await requirePage("support", routes.sandbox());
  const messages = await listOutbox();
  if (messages === null) notFound();
  const t = await getTranslations("sandbox");
  return (
    <ScreenTexts of={TEXTS}>
      <PageHeader title={t("title")} subtitle={t("text")} />
      <OutboxTable messages={messages} />
    </ScreenTexts>
  );
}
