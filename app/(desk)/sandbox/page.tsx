import { notFound } from "next/navigation";
import { OutboxTable } from "@/components/sandbox/outbox-table";
import { PageHeader } from "@/components/ui/page-header";
import { requirePage } from "@/lib/auth/page";
import { getTranslations } from "@/lib/i18n/server";
import { listOutbox } from "@/lib/outbox/data";
import { routes } from "@/lib/routes";

/** The title of the browser's tab. */
export async function generateMetadata() {
  const t = await getTranslations("sandbox");
  return { title: t("title") };
}

/** The e-mails that Boomstream would have sent, kept by the sandbox. */
export default async function SandboxPage() {
  await requirePage("support", routes.sandbox());
  const messages = await listOutbox();
  if (messages === null) notFound();
  const t = await getTranslations("sandbox");
  return (
    <>
      <PageHeader title={t("title")} subtitle={t("text")} />
      <OutboxTable messages={messages} />
    </>
  );
}
