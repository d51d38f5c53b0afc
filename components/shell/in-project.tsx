"use client";

import { useEffect } from "react";
import { useShownProject } from "./project-context";

/** On a page: says which project it shows, so that the shell says the same. */
export function InProject({ id }: { id: string }) {
  const { show } = useShownProject();
  useEffect(() => show(id), [id, show]);
  return null;
}
