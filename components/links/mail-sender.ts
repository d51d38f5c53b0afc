"use client";

import { createContext, use } from "react";

/** Who emails the invitations of this tab's project. */
type MailSender = "foyer" | "boomstream";

/** Provided by the shell. */
export const MailSenderContext = createContext<MailSender>("boomstream");

/** Returns who emails the invitations of this tab's project. */
export function useMailSender(): MailSender {
  return use(MailSenderContext);
}
