"use client";

import type { StaffMember } from "@/lib/staff/types";
import type { WelcomeLink } from "@/lib/staff/schema";
import { lazyDialog } from "../ui/lazy";

const AccountDialog = lazyDialog(() =>
  import("./account-dialog").then((file) => file.AccountDialog),
);
const AddDialog = lazyDialog(() => import("./add-dialog").then((file) => file.AddDialog));
const LinkDialog = lazyDialog(() => import("./link-dialog").then((file) => file.LinkDialog));
const ResetDialog = lazyDialog(() => import("./reset-dialog").then((file) => file.ResetDialog));
const RoleDialog = lazyDialog(() => import("./role-dialog").then((file) => file.RoleDialog));
const ProjectsDialog = lazyDialog(() =>
  import("./projects-dialog").then((file) => file.ProjectsDialog),
);

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
    case "end":
    case "close":
      return (
        <AccountDialog kind={dialog.kind} person={dialog.person} onDone={done} onClose={onClose} />
      );
  }
}
