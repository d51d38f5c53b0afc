"use client";

import { use } from "react";
import { CurrentProjectContext } from "./project-context";

/** Returns who emails the invitations of the current project. */
export function useMailSender(): "foyer" | "boomstream" {
  return use(CurrentProjectContext).current?.ownMail ? "foyer" : "boomstream";
}
