"use client";

import { use } from "react";
import { CurrentProjectContext } from "./project-context";

/** Returns who emails the invitations of this tab's project. */
export function useMailSender(): "foyer" | "boomstream" {
  return use(CurrentProjectContext).current?.ownMail ? "foyer" : "boomstream";
}
