"use client";

import { BellRing, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { routes } from "@/lib/platform/routes";
import type { Reminder, Reminders } from "@/lib/reminders/types";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { ButtonLink } from "../ui/link";
import { Notice } from "../ui/notice";
import { PageHeader } from "../ui/page-header";
import { ReminderCard } from "./reminder-card";
import { ReminderDialog } from "./reminder-dialog";

type RemindersScreenProps = { conferenceCode: string; title: string; reminders: Reminders };

/** The reminders of a conference with their states. */
export function RemindersScreen({ conferenceCode, title, reminders: all }: RemindersScreenProps) {
  const t = useTranslations("reminders");
  const router = useRouter();
  const [dialog, setDialog] = useState<"add" | Reminder | null>(null);
  const { reminders, hasTime, personalLinks } = all;
  const add = (
    <Button variant="primary" onClick={() => setDialog("add")}>
      <Plus aria-hidden="true" />
      {t("add")}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t("title")}
        subtitle={t("text")}
        back={{ href: routes.conference(conferenceCode), label: title }}
        actions={reminders.length > 0 && add}
      />
      {!hasTime && (
        <Notice
          title={t("noTime")}
          className="mb-4 max-w-3xl"
          action={
            <ButtonLink size="sm" href={routes.editConference(conferenceCode)}>
              {t("setTime")}
            </ButtonLink>
          }
        >
          {t("noTimeText")}
        </Notice>
      )}
      {reminders.length === 0 ? (
        <div className="max-w-3xl rounded-card border bg-surface">
          <EmptyState icon={<BellRing />} title={t("none")} text={t("noneText")} action={add} />
        </div>
      ) : (
        <ul aria-label={t("list")} className="grid max-w-3xl gap-3">
          {reminders.map((reminder) => (
            <ReminderCard
              key={reminder.id}
              conferenceCode={conferenceCode}
              reminder={reminder}
              onEdit={() => setDialog(reminder)}
              onChanged={() => router.refresh()}
            />
          ))}
        </ul>
      )}
      {dialog && (
        <ReminderDialog
          conferenceCode={conferenceCode}
          reminder={dialog === "add" ? null : dialog}
          personalLinks={personalLinks}
          onDone={() => {
            setDialog(null);
            router.refresh();
          }}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  );
}
