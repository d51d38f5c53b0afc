import { Client } from "pg";
import { beforeEach, describe, expect, inject, it, vi } from "vitest";
import { endSessionsOf } from "@/lib/access/sessions";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import { withRowLease } from "@/lib/db/row-lease";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { revokeParticipants } from "@/lib/participants/revoke";
import { undoRevocations } from "@/lib/participants/undo-revocations";
import { refreshRoster } from "@/lib/mirror/refresh-roster";
import { listParticipants } from "@/lib/participants/list";
import { RosterParams } from "@/lib/participants/schema";
import { ok } from "@/lib/platform/result";
import { firstProject } from "@/lib/testing/project";
import { useBoomstream } from "@/lib/testing/boomstream";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";
import { watchChanges } from "./watch";
import { listen } from "@/lib/db/change-feed";

const boomstream = useBoomstream();
const postgres = inject("postgresServer") !== null;
const VISITS = RosterParams.parse({});

beforeEach(async () => {
  await signInAs(await makeStaff("manager"));
});

/** Collects topics while `work` runs, until these have arrived. */
async function topicsDuring(
  work: () => Promise<unknown>,
  ...expected: string[]
): Promise<string[]> {
  const topics: string[] = [];
  const stop = listen(({ topic }) => void topics.push(topic));
  try {
    await listening(topics);
    topics.length = 0;
    await work();
    await vi.waitFor(() => expect(topics).toEqual(expect.arrayContaining(expected)), 20_000);
  } finally {
    stop();
  }
  return topics;
}

/** Waits until pending changes were reported. */
async function listening(topics: string[]): Promise<void> {
  await vi.waitFor(async () => {
    await touch(newId());
    expect(topics).not.toEqual([]);
  }, 20_000);
}

async function touch(key: string): Promise<void> {
  const { id } = await firstProject();
  await db().insertInto("syncs").values({ project_id: id, key, lease_until: 0 }).execute();
}

describe("the change feed", () => {
  it("reports every committed change of a roster", async () => {
    const code = await boomstream.seed("Live", 2);
    const project = await firstProject();
    const topic = `roster:${code}`;
    expect(await topicsDuring(() => refreshRoster(project, code, 0), topic)).toContain(topic);
    const [one] = (await listParticipants(code, VISITS)).rows;
    let ids: string[] = [];
    await topicsDuring(async () => {
      const planned = await revokeParticipants({ codes: [one?.code ?? ""] });
      ids = planned.ok ? planned.data.revocations.map(({ id }) => id) : [];
    }, topic);
    await topicsDuring(() => undoRevocations({ ids }), topic);
  });

  it("ignores rolled back changes and unchanged rows", async () => {
    const code = await boomstream.seed("Quiet", 1);
    const project = await firstProject();
    await refreshRoster(project, code, 0);
    const end = newId();
    const topics = await topicsDuring(async () => {
      const failing = withTransaction(async (tx) => {
        await tx.updateTable("participants").set({ name: "x" }).execute();
        throw new Error("taken back");
      });
      await expect(failing).rejects.toThrow("taken back");
      await touch(end);
    }, end);
    expect(topics).not.toContain(`roster:${code}`);
  });

  it("ignores row leases", async () => {
    const code = await boomstream.seed("Turns", 1);
    const project = await firstProject();
    await refreshRoster(project, code, 0);
    const [one] = (await listParticipants(code, VISITS)).rows;
    const end = newId();
    const topics = await topicsDuring(async () => {
      const edited = {
        table: "participants",
        projectId: project.id,
        code: one?.code ?? "",
      } as const;
      expect(await withRowLease(edited, async () => ok(null))).toEqual(ok(null));
      await touch(end);
    }, end);
    expect(topics).not.toContain(`roster:${code}`);
  });

  it.runIf(postgres)(
    "reports changes by other instances, also after a lost connection",
    async () => {
      const elsewhere = new Client({ connectionString: env().databaseUrl });
      await elsewhere.connect();
      const { id } = await firstProject();
      const insert = (key: string) =>
        elsewhere.query("insert into syncs (project_id, key, lease_until) values ($1, $2, 0)", [
          id,
          key,
        ]);
      try {
        const topic = "roster:from elsewhere";
        expect(await topicsDuring(() => insert(topic), topic)).toContain(topic);
        const topics = await topicsDuring(async () => {
          await elsewhere.query(
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'foyer-live' and datname = current_database()",
          );
        }, "everything");
        expect(topics).toContain("everything");
      } finally {
        await elsewhere.end();
      }
    },
  );
});

describe("the stream", () => {
  async function opened() {
    const leaving = new AbortController();
    const body = await watchChanges(leaving.signal);
    if (!body) throw new Error("too many");
    const reader = body.getReader();
    const decoder = new TextDecoder();
    let text = "";
    const ended = (async () => {
      for (;;) {
        const part = await reader.read();
        if (part.done) return;
        text += decoder.decode(part.value, { stream: true });
      }
    })();
    return { ended, output: () => text, leave: () => leaving.abort() };
  }

  it("sends hello at once, then only topics", async () => {
    const code = await boomstream.seed("Streamed", 1);
    const stream = await opened();
    await vi.waitFor(() => expect(stream.output()).toContain('"hello"'), 10_000);
    const project = await firstProject();
    await vi.waitFor(async () => {
      await refreshRoster(project, code, 0);
      expect(stream.output()).toContain(`roster:${code}`);
    }, 20_000);
    expect(stream.output()).not.toContain("person001");
    stream.leave();
    await stream.ended;
  });

  it("ends at once if it opens during a stop", async () => {
    globalThis.foyerStopping = true;
    try {
      const stream = await opened();
      await stream.ended;
      expect(stream.output()).toContain('"hello"');
    } finally {
      globalThis.foyerStopping = false;
    }
  });

  it("ends within seconds after the account or its sessions end", async () => {
    for (const close of [
      (id: string) =>
        db().updateTable("staff").set({ closed_at: 1 }).where("id", "=", id).execute(),
      (id: string) => endSessionsOf(db(), id),
    ]) {
      const staff = await makeStaff("support");
      await signInAs(staff);
      const stream = await opened();
      await close(staff.id);
      await stream.ended;
      await expect(opened()).rejects.toMatchObject({ code: "signed-out" });
    }
  });

  it("allows a few streams per session, and a new one after one has ended", async () => {
    const streams = [];
    for (let n = 0; n < 10; n++) streams.push(await opened());
    await expect(opened()).rejects.toThrow("too many");
    streams[0]?.leave();
    await streams[0]?.ended;
    streams.push(await opened());
    for (const { leave } of streams) leave();
    await Promise.all(streams.map(({ ended }) => ended));
  });
});
