"use client";

import { useEffect } from "react";
import { announceSignOut } from "../shell/sign-out-channel";

/** Notifies the other tabs of this browser that there is no session, so that they clear their data. */
export function SignedOut() {
  useEffect(announceSignOut, []);
  return null;
}
