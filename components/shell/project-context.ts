"use client";

import { createContext, use } from "react";
import type { ProjectChoice } from "@/lib/projects/types";

type ShownProject = {
  /** The projects that the person may see. */
  projects: readonly ProjectChoice[];
  /** The one that this tab is in. */
  shown: ProjectChoice | null;
  /** Says which one it is in from now on. */
  show: (id: string) => void;
};

export const ProjectContext = createContext<ShownProject>({
  projects: [],
  shown: null,
  show: () => undefined,
});

/** Which project this tab is in, and which there are. */
export function useShownProject(): ShownProject {
  return use(ProjectContext);
}
