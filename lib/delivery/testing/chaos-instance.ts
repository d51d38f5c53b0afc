import { refreshConferences } from "@/lib/mirror/refresh-conferences";
import { closeDatabase, db, openDatabase } from "@/lib/db/db";
import { background } from "@/lib/platform/background";
import { newId } from "@/lib/platform/ids";
import { openLink } from "@/lib/mirror/links/store";
import { refreshRoster } from "@/lib/mirror/refresh-roster";
import { firstProject } from "@/lib/testing/project";
import { startProjects } from "@/lib/server/start-projects";
import { startWorkers } from "@/lib/server/workers";
import { readProgress } from "@/lib/imports/get";
import { addRows } from "@/lib/imports/add-rows";
import { create } from "@/lib/imports/create";
import { start } from "@/lib/imports/start";
import { chaosList } from "./chaos-list";
import { skewClocks } from "./skewed-clock";
import { chunksOf, startRequest } from "@/lib/imports/testing/chunks";

/**
 * A process of a chaos run: Foyer's workers without the web server. The first argument is the task: load the
 * list, work until killed, or report the rows.
 */
const [task, importId = "", conferenceCode = "", count = "0", there = "0"] = process.argv.slice(2);

const print = (what: string, value: unknown) =>
  process.stdout.write(`${JSON.stringify({ [what]: value })}\n`);

skewClocks(Number(process.env["CHAOS_CLOCK_SKEW_MS"] ?? 0));
await openDatabase();
await startProjects();
const project = await firstProject();

if (task === "load") await load();
else if (task === "work") work();
else await report();

async function load(): Promise<void> {
  const staff = await someone();
  await refreshConferences(project, 0);
  await refreshRoster(project, conferenceCode, 0);
  const people = await db()
    .selectFrom("participants")
    .select(["code", "email"])
    .where("conference_code", "=", conferenceCode)
    .where("revoked", "=", 0)
    .orderBy("code")
    .limit(Number(there))
    .execute();
  const rows = chaosList(Number(count), people);
  const chunks = chunksOf(importId, rows, 100);
  const total = rows.length;
  const id = importId;
  await create(staff, project, { id, conferenceCode, mode: "invite", name: "chaos", total });
  print("loading", true);
  for (const chunk of chunks) await addRows(staff, project, chunk);
  const started = await start(staff, project, startRequest(id, chunks));
  print("loaded", started.ok);
  await closeDatabase();
}

/** Returns the owner of the import: the same staff member after every kill. */
async function someone() {
  const staff = {
    id: importId,
    email: "chaos@example.com",
    name: "Chaos",
    role: "manager" as const,
  };
  await db()
    .insertInto("staff")
    .values({ ...staff, password_hash: null, closed_at: null, created_at: Date.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return { ...staff, sessionId: newId(), limitedTo: null, method: "password" as const };
}

function work(): void {
  startWorkers();
  print("working", true);
  setInterval(() => {
    const progress = readProgress(project, importId).then((value) => print("progress", value));
    background("read the progress", progress);
  }, 500);
}

async function report(): Promise<void> {
  const rows = await db()
    .selectFrom("invitations")
    .leftJoin("links", "links.id", "invitations.id")
    .select([
      "invitations.id",
      "email",
      "kind",
      "state",
      "skip_reason",
      "error_code",
      "attempts",
      "notify",
      "due_at",
      "position",
      "sealed",
      "key_id",
    ])
    .where("import_id", "=", importId)
    .orderBy("position")
    .execute();
  print(
    "rows",
    rows.map(({ id, sealed, key_id, ...row }) => ({
      ...row,
      link: sealed && key_id ? openLink({ invitation_id: id, sealed, key_id }) : null,
    })),
  );
  await closeDatabase();
}
