"use client";

import { Ellipsis, Pause, Pencil, Play, Trash2 } from "lucide-react";
import { useId, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { pauseReminder, deleteReminder, resumeReminder } from "@/lib/reminders/actions";
import type { Reminder } from "@/lib/reminders/types";
import { IconButton } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Menu, MenuItem, MenuSeparator } from "../ui/menu";
import { useToast } from "../ui/toast";
import { useConfirm } from "../ui/use-confirm";
import { useFailureText } from "../ui/use-failure-text";
import { ruleText } from "./rule-text";

type ReminderCardProps = {
  conferenceCode: string;
  reminder: Reminder;
  onEdit: () => void;
  onChanged: () => void;
};

/** A reminder with its due time, its recipients and its number of messages. */
export function ReminderCard({ conferenceCode, reminder, onEdit, onChanged }: ReminderCardProps) {
  const t = useTranslations("reminders");
  const text = useFailureText();
  const toast = useToast();
  const titleId = useId();
  const [removing, setRemoving] = useState(false);
  const { id, audience, state, sent, stopped, failed } = reminder;
  const of = { id, conferenceCode };
  const rule = ruleText(reminder, t);
  async function togglePaused() {
    const paused = state === "paused";
    const result = await attempt(() => (paused ? resumeReminder(of) : pauseReminder(of)));
    if (result.ok) toast({ tone: "success", title: t(paused ? "resumed" : "paused") });
    else toast({ tone: "danger", title: text(result.error) });
    onChanged();
  }
  const confirm = useConfirm(
    async () => {
      const result = await attempt(() => deleteReminder(of));
      return result.ok || result.error.code === "not-found" ? null : result.error;
    },
    () => {
      setRemoving(false);
      toast({ tone: "success", title: t("removed") });
      onChanged();
    },
  );
  return (
    <li
      aria-labelledby={titleId}
      className="flex items-start justify-between gap-4 rounded-card border bg-surface p-4"
    >
      <div className="min-w-0">
        <h2 id={titleId} className="font-medium">
          {rule}
        </h2>
        <p className="text-sm text-ink-muted">{t(`audiences.${audience}`)}</p>
        <p className="mt-2">
          <StateText reminder={reminder} />
          {sent > 0 && ` ${t("sent", { count: sent })}`}
        </p>
        {stopped > 0 && (
          <p className="text-sm text-ink-muted">{t("stopped", { count: stopped })}</p>
        )}
        {failed > 0 && (
          <p className="text-sm text-warning-text">{t("failed", { count: failed })}</p>
        )}
      </div>
      <Menu trigger={<IconButton label={t("actions")} icon={<Ellipsis />} />}>
        <MenuItem icon={<Pencil />} onSelect={onEdit}>
          {t("edit")}
        </MenuItem>
        {state !== "over" && state !== "missed" && (
          <MenuItem
            icon={state === "paused" ? <Play /> : <Pause />}
            onSelect={() => void togglePaused()}
          >
            {t(state === "paused" ? "resume" : "pause")}
          </MenuItem>
        )}
        <MenuSeparator />
        <MenuItem icon={<Trash2 />} tone="danger" onSelect={() => setRemoving(true)}>
          {t("remove")}
        </MenuItem>
      </Menu>
      <ConfirmDialog
        {...confirm}
        open={removing}
        onOpenChange={setRemoving}
        title={t("removeDialog.title")}
        description={t("removeDialog.text", { rule })}
        confirmLabel={t("removeDialog.confirm")}
      />
    </li>
  );
}

/** The state of a reminder, with the time in the reader's time zone. */
function StateText({ reminder }: { reminder: Reminder }) {
  const t = useTranslations("reminders.states");
  const format = useFormatter();
  const { state, at, people, isDue } = reminder;
  const when = at === null ? "" : format.dateTime(at, { dateStyle: "medium", timeStyle: "short" });
  if (state === "paused") {
    return isDue && people > 0 ? t("pausedDue", { when, people }) : t("paused");
  }
  return t(state, { when, people });
}
