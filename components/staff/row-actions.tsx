"use client";

import {
  Boxes,
  DoorOpen,
  KeyRound,
  LockOpen,
  LogOut,
  ShieldOff,
  UserCog,
  UserX,
} from "lucide-react";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { reopenAccount, unlockAccount } from "@/lib/staff/actions";
import type { StaffMember } from "@/lib/staff/types";
import { RowMenu } from "../data-table/row-controls";
import { useRecentSignIn } from "../recent-sign-in/recent-sign-in-context";
import { useCurrentProject } from "../shell/current-project";
import { MenuItem, MenuSeparator } from "../ui/menu";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";

type RowActionsProps = {
  person: StaffMember;
  onChoose: (kind: "role" | "projects" | "reset" | "two-steps" | "end" | "close") => void;
  onChanged: () => void;
};

/** The menu of a staff member. Actions that need confirmation open a dialog; reopening does not. */
export function RowActions({ person, onChoose, onChanged }: RowActionsProps) {
  const t = useTranslations("staff");
  const text = useFailureText();
  const toast = useToast();
  const withRecentSignIn = useRecentSignIn();
  const several = useCurrentProject().projects.length > 1;
  async function run(change: typeof reopenAccount, done: "reopened" | "unlocked") {
    const result = await withRecentSignIn(() => attempt(() => change({ id: person.id })));
    const name = person.name || person.email;
    if (result.ok) toast({ tone: "success", title: t(done, { name }) });
    else toast({ tone: "danger", title: text(result.error) });
    onChanged();
  }
  return (
    <RowMenu label={t("columns.actions")}>
      {person.state === "closed" ? (
        <MenuItem icon={<DoorOpen />} onSelect={() => void run(reopenAccount, "reopened")}>
          {t("reopenAccount")}
        </MenuItem>
      ) : (
        <>
          <MenuItem icon={<UserCog />} onSelect={() => onChoose("role")}>
            {t("changeRole")}
          </MenuItem>
          {several && person.role !== "administrator" && (
            <MenuItem icon={<Boxes />} onSelect={() => onChoose("projects")}>
              {t("choose")}
            </MenuItem>
          )}
          <MenuItem icon={<KeyRound />} onSelect={() => onChoose("reset")}>
            {t(person.state === "invited" ? "newLink" : "resetPassword")}
          </MenuItem>
          {person.lockedUntil !== null && (
            <MenuItem icon={<LockOpen />} onSelect={() => void run(unlockAccount, "unlocked")}>
              {t("unlock")}
            </MenuItem>
          )}
          {(person.twoSteps || person.passkeys) && (
            <MenuItem icon={<ShieldOff />} onSelect={() => onChoose("two-steps")}>
              {t("resetTwoSteps")}
            </MenuItem>
          )}
          {person.sessions > 0 && (
            <MenuItem icon={<LogOut />} onSelect={() => onChoose("end")}>
              {t("endSessions")}
            </MenuItem>
          )}
          <MenuSeparator />
          <MenuItem icon={<UserX />} tone="danger" onSelect={() => onChoose("close")}>
            {t("closeAccount")}
          </MenuItem>
        </>
      )}
    </RowMenu>
  );
}
