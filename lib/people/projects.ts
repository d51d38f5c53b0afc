import type { Project } from "@/lib/projects/open";

/** What finding people needs to know of a project. */
export type SearchedProject = Pick<Project, "id" | "name">;
