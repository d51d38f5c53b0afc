import type { Project } from "@/lib/connection/project";

/** What finding people needs to know of a project. */
export type SearchedProject = Pick<Project, "id" | "name">;
