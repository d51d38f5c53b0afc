"use client";

import { useState } from "react";
import type { RosterRow } from "@/lib/participants/types";
import { Switch } from "../ui/switch";

type ModeratorSwitchProps = {
  label: string;
  row: RosterRow;
  describedBy: string;
  /** Changes the role; resolves when the list shows it. */
  onChange: (row: RosterRow, moderator: boolean) => Promise<void>;
};

/** The role switch of one participant; ignores clicks while saving. */
export function ModeratorSwitch({ label, row, describedBy, onChange }: ModeratorSwitchProps) {
  const [pending, setPending] = useState(false);
  async function change(moderator: boolean) {
    setPending(true);
    try {
      await onChange(row, moderator);
    } finally {
      setPending(false);
    }
  }
  return (
    <Switch
      aria-label={label}
      aria-describedby={describedBy}
      checked={row.moderator}
      pending={pending}
      onCheckedChange={(moderator) => void change(moderator)}
    />
  );
}
