import { requireStaff } from "@/lib/access/guard";
import { stateOf } from "@/lib/boomstream/client";
import { openProjects } from "@/lib/connection/project";
import { isPostgres } from "@/lib/db/db";
import { env, settingsInForce } from "@/lib/platform/env";
import { lastBackup } from "./last-backup";
import { readMailState } from "./mail-state";
import { measureSizes } from "./measure-sizes";
import { readStreamState } from "./stream-state";
import type { Installation } from "./types";

/** Returns the version, the services, the last backup, the sizes and the settings of this installation. */
export async function getInstallation(): Promise<Installation> {
  await requireStaff("administrator");
  const [projects, backup, mail, stream, sizes] = await Promise.all([
    openProjects(),
    lastBackup(),
    readMailState(),
    readStreamState(),
    measureSizes(),
  ]);
  return {
    version: env().version,
    node: process.versions.node,
    database: isPostgres() ? "PostgreSQL" : "SQLite",
    services: projects.map(({ id, name }) => ({ project: name, state: stateOf(id) })),
    backup,
    mail,
    stream,
    sizes,
    settings: settingsInForce(),
  };
}
