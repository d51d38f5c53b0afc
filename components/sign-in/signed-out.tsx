"use client";

import { useEffect } from "react";
import { announceSignOut } from "../shell/sign-out-channel";

/** This browser has no session: tabs that still show people clear themselves. */
export function SignedOut() {
  useEffect(announceSignOut, []);
  return null;
}
