import { cache } from "react";
import { findProject } from "@/lib/access/resolve-project";
import { refreshConference } from "@/lib/mirror/refresh-conference";
import { readConference } from "./read-conference";
import type { Conference } from "./types";

/**
 * Returns one conference for its page: from the mirror at once, from Boomstream only if the mirror
 * does not know it yet. Cached per request. Null if there is none.
 */
export const getConference = cache(async (code: string): Promise<Conference | null> => {
  const { staff, project } = await findProject("support", { conference: code });
  if (!project) return null;
  const known = await readConference(project, code, staff.id);
  if (known) return known;
  await refreshConference(project, code);
  return readConference(project, code, staff.id);
});
