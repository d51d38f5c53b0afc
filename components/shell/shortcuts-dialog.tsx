"use client";

import { Fragment } from "react";
import { useTranslations } from "use-intl";
import { Dialog } from "../ui/dialog";

type ShortcutsDialogProps = { open: boolean; onOpenChange: (open: boolean) => void };

const GROUPS = {
  everywhere: [
    ["search", "/"],
    ["commands", "Ctrl K, ⌘ K"],
    ["shortcuts", "?"],
    ["home", "G H"],
    ["conferences", "G C"],
    ["people", "G P"],
  ],
  lists: [
    ["next", "J, ↓"],
    ["previous", "K, ↑"],
    ["open", "Enter"],
    ["select", "X"],
    ["range", "Shift X"],
    ["copy", "C"],
    ["edit", "E"],
    ["revoke", "R"],
  ],
} as const;

/** Lists the keyboard shortcuts. */
export function ShortcutsDialog({ open, onOpenChange }: ShortcutsDialogProps) {
  const t = useTranslations("common");
  const group = (name: "everywhere" | "lists") => (
    <section key={name} className="pb-3">
      <h3 className="pb-1 text-sm font-medium text-ink-faint">{t(`shortcuts.${name}`)}</h3>
      <dl>
        {GROUPS[name].map(([action, keys]) => (
          <div key={action} className="flex items-center justify-between gap-4 border-b py-1.5">
            <dt>{t(`shortcuts.keys.${action}`)}</dt>
            <dd className="flex shrink-0 items-center gap-1">
              {keys.split(", ").map((chord, index) => (
                <Fragment key={chord}>
                  {index > 0 && <span className="px-0.5 text-ink-faint">/</span>}
                  {chord.split(" ").map((key) => (
                    <kbd
                      key={key}
                      className="rounded-md border bg-sunken px-1.5 font-sans text-sm text-ink-muted"
                    >
                      {key}
                    </kbd>
                  ))}
                </Fragment>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("shortcuts.title")} size="lg">
      <div className="grid gap-x-8 md:grid-cols-2">
        {group("everywhere")}
        {group("lists")}
      </div>
    </Dialog>
  );
}
