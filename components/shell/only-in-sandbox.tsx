"use client";

import type { ReactNode } from "react";
import { useShownProject } from "./project-context";

/** What is shown while this tab is in the sandbox. */
export function OnlyInSandbox({ children }: { children: ReactNode }) {
  return useShownProject().shown?.kind === "sandbox" ? children : null;
}
