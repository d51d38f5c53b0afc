"use client";

import type { ProjectRow } from "@/lib/projects/types";
import { lazyDialog } from "../ui/lazy";
import { AddDialog } from "./add-dialog";
import { CloseDialog } from "./close-dialog";
import { KeyDialog } from "./key-dialog";
import { RenameDialog } from "./rename-dialog";

const PersonalLinksDialog = lazyDialog(() =>
  import("./personal-links-dialog").then((file) => file.PersonalLinksDialog),
);

export type ProjectDialog =
  | { kind: "add" }
  | { kind: "rename" | "key" | "personal" | "close" | "reopen"; project: ProjectRow };

type ProjectDialogsProps = {
  dialog: ProjectDialog | null;
  onChanged: () => void;
  onClose: () => void;
};

/** The dialogs of the screen of projects; one at most is open. */
export function ProjectDialogs({ dialog, onChanged, onClose }: ProjectDialogsProps) {
  if (dialog === null) return null;
  const done = () => {
    onChanged();
    onClose();
  };
  switch (dialog.kind) {
    case "add":
      return <AddDialog onDone={done} onClose={onClose} />;
    case "rename":
      return <RenameDialog project={dialog.project} onDone={done} onClose={onClose} />;
    case "key":
    case "reopen":
      return (
        <KeyDialog kind={dialog.kind} project={dialog.project} onDone={done} onClose={onClose} />
      );
    case "personal":
      return <PersonalLinksDialog project={dialog.project} onDone={done} onClose={onClose} />;
    case "close":
      return <CloseDialog project={dialog.project} onDone={done} onClose={onClose} />;
  }
}
