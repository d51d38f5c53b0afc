"use client";

import { createContext } from "react";
import type { ProjectChoice } from "@/lib/projects/types";

/** The available projects and the current one. */
export type CurrentProject = {
  /** The projects that the person can access. */
  projects: readonly ProjectChoice[];
  /** The project selected in this tab. */
  current: ProjectChoice | null;
  setCurrent: (id: string) => void;
};

/** Set by the shell. */
export const CurrentProjectContext = createContext<CurrentProject>({
  projects: [],
  current: null,
  setCurrent: () => undefined,
});
