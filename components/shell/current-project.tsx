"use client";

import { type ReactNode, use, useCallback, useEffect, useMemo, useState } from "react";
import { withBase } from "@/lib/platform/base-path";
import { PROJECT_COOKIE } from "@/lib/access/project-cookie";
import type { ProjectChoice } from "@/lib/projects/types";
import { type CurrentProject, CurrentProjectContext } from "../links/project-context";

/** Returns this tab's project and the projects to choose from. */
export function useCurrentProject(): CurrentProject {
  return use(CurrentProjectContext);
}

type CurrentProjectProviderProps = {
  projects: readonly ProjectChoice[];
  /** The project the server rendered. */
  initial: string | null;
  children: ReactNode;
};

/**
 * Keeps the project of this tab. The focused tab stores it in a cookie that the server reads for the
 * next page, so two tabs can be in two projects. The cookie never decides where data is written.
 */
export function CurrentProjectProvider(props: CurrentProjectProviderProps) {
  const { projects, initial, children } = props;
  const [id, setId] = useState(initial);
  const current = projects.find((one) => one.id === id) ?? projects[0] ?? null;
  const currentId = current?.id;
  const several = projects.length > 1;
  useEffect(() => {
    if (!several || currentId === undefined) return;
    const store = () => storeProject(currentId);
    if (document.visibilityState === "visible") store();
    window.addEventListener("focus", store);
    return () => window.removeEventListener("focus", store);
  }, [several, currentId]);
  const setCurrent = useCallback((next: string) => {
    storeProject(next);
    setId(next);
  }, []);
  const value = useMemo(() => ({ projects, current, setCurrent }), [projects, current, setCurrent]);
  return <CurrentProjectContext value={value}>{children}</CurrentProjectContext>;
}

function storeProject(id: string): void {
  document.cookie = `${PROJECT_COOKIE}=${encodeURIComponent(id)};path=${withBase("/")};max-age=31536000;samesite=lax`;
}

/** Sets the project of the page it is on; renders nothing. */
export function SetCurrentProject({ id }: { id: string }) {
  const { setCurrent } = useCurrentProject();
  useEffect(() => setCurrent(id), [id, setCurrent]);
  return null;
}

/** Renders its children only while this tab is in the sandbox. */
export function OnlyInSandbox({ children }: { children: ReactNode }) {
  return useCurrentProject().current?.kind === "sandbox" ? children : null;
}
