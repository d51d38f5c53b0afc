"use client";

import type { StaffMember, WelcomeLink } from "@/lib/staff/schema";
import { AddDialog } from "./add-dialog";
import { CloseDialog } from "./close-dialog";
import { EndSessionsDialog } from "./end-sessions-dialog";
import { LinkDialog } from "./link-dialog";
import { ProjectsDialog } from "./projects-dialog";
import { ResetDialog } from "./reset-dialog";
import { ResetTwoStepsDialog } from "./reset-two-steps-dialog";
import { RoleDialog } from "./role-dialog";

export type StaffDialog =
  | { kind: "add" }
  | { kind: "link"; link: WelcomeLink }
  | { kind: "role" | "projects" | "reset" | "two-steps" | "end" | "close"; person: StaffMember };

type StaffDialogsProps = {
  dialog: StaffDialog | null;
  onChanged: () => void;
  onLink: (link: WelcomeLink) => void;
  onClose: () => void;
};

/** The dialogs of the staff screen; one at most is open. */
export function StaffDialogs({ dialog, onChanged, onLink, onClose }: StaffDialogsProps) {
  if (dialog === null) return null;
  const made = (link: WelcomeLink) => {
    onChanged();
    onLink(link);
  };
  const done = () => {
    onChanged();
    onClose();
  };
  switch (dialog.kind) {
    case "add":
      return <AddDialog onAdded={made} onClose={onClose} />;
    case "link":
      return <LinkDialog link={dialog.link} onClose={onClose} />;
    case "role":
      return <RoleDialog person={dialog.person} onDone={done} onClose={onClose} />;
    case "projects":
      return <ProjectsDialog person={dialog.person} onDone={done} onClose={onClose} />;
    case "reset":
      return <ResetDialog person={dialog.person} onReset={made} onClose={onClose} />;
    case "two-steps":
      return <ResetTwoStepsDialog person={dialog.person} onDone={done} onClose={onClose} />;
    case "end":
      return <EndSessionsDialog person={dialog.person} onDone={done} onClose={onClose} />;
    case "close":
      return <CloseDialog person={dialog.person} onDone={done} onClose={onClose} />;
  }
}
