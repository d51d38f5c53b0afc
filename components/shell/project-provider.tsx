"use client";

import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { PROJECT_COOKIE } from "@/lib/access/project-cookie";
import type { ProjectChoice } from "@/lib/projects/types";
import { ProjectContext } from "./project-context";

type ProjectProviderProps = {
  projects: readonly ProjectChoice[];
  /** The one that the server began with. */
  current: string | null;
  children: ReactNode;
};

/**
 * Which project this tab is in. The tab in front keeps it in a cookie, by which the server draws the
 * next page: two tabs in two projects stay in them. Nothing is ever written by that cookie.
 */
export function ProjectProvider({ projects, current, children }: ProjectProviderProps) {
  const [id, setId] = useState(current);
  const shown = projects.find((one) => one.id === id) ?? projects[0] ?? null;
  const shownId = shown?.id;
  const several = projects.length > 1;
  useEffect(() => {
    if (!several || shownId === undefined) return;
    const keep = () => keepProject(shownId);
    if (document.visibilityState === "visible") keep();
    window.addEventListener("focus", keep);
    return () => window.removeEventListener("focus", keep);
  }, [several, shownId]);
  const show = useCallback((next: string) => {
    keepProject(next);
    setId(next);
  }, []);
  const value = useMemo(() => ({ projects, shown, show }), [projects, shown, show]);
  return <ProjectContext value={value}>{children}</ProjectContext>;
}

function keepProject(id: string): void {
  document.cookie = `${PROJECT_COOKIE}=${encodeURIComponent(id)};path=/;max-age=31536000;samesite=lax`;
}
