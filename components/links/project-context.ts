"use client";

import { createContext } from "react";
import type { ProjectChoice } from "@/lib/projects/types";

/** The projects of this tab. */
export type CurrentProject = {
  /** The projects this person may see. */
  projects: readonly ProjectChoice[];
  /** The project of this tab. */
  current: ProjectChoice | null;
  setCurrent: (id: string) => void;
};

/** Provided by the shell. */
export const CurrentProjectContext = createContext<CurrentProject>({
  projects: [],
  current: null,
  setCurrent: () => undefined,
});
