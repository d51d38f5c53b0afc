"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { watchSignOut } from "./sign-out-channel";

/** Clears this tab when another tab signs out. */
export function SignedOutElsewhere() {
  const client = useQueryClient();
  useEffect(
    () =>
      watchSignOut(() => {
        client.clear();
        document.body.hidden = true;
        window.location.reload();
      }),
    [client],
  );
  return null;
}
