"use client";

import { lazy, Suspense } from "react";
import type { UnknownInvitationsProps } from "./unknown-list";

// Few conferences have one, so the others do not load its code.
const UnknownList = lazy(async () => ({ default: (await import("./unknown-list")).UnknownList }));

/** Invitations with an unknown outcome, each with the choices; nothing if there are none. */
export function UnknownInvitations(props: UnknownInvitationsProps) {
  if (props.invitations.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <UnknownList {...props} />
    </Suspense>
  );
}
