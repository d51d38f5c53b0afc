import { text } from "./describe";
import type { Memory } from "./memory";
import { ENV } from "./instance";
import type { Service } from "./service";
import type { World } from "./world";

/** The invariants, checked after every step of a run and at its end. */
export function createInvariants(world: World, memory: Memory, service: Service) {
  const violations: string[] = [];
  const allowed = new Map<string, number>();
  const sentRows = new Set<string>();
  const undoneIds = new Set<string>();
  const doneCodes = new Set<string>();
  /** When each revocation was planned. */
  const revocations = new Map<string, number>();
  /** The newest acknowledged name that Foyer wrote, by participant. */
  const acknowledged = new Map<string, string>();
  const mayStepDatabaseClock = world.chance(0.2);

  const fail = (what: string) =>
    void violations.push(`${(world.now() / 1_000).toFixed(1)} s: ${what}`);

  const invites = (email: string) =>
    service.executed.filter((one) => one.method === "invite" && one.email === email).length;
  const deletes = (code: string) =>
    service.executed.filter((one) => one.method === "client/delete" && one.code === code).length;

  /** Nobody gets more emails than were decided. */
  function checkMails(): void {
    for (const [email, count] of service.mails) {
      const limit = allowed.get(email) ?? 0;
      if (count > limit) fail(`${email} got ${count} emails, ${limit} were decided`);
    }
  }

  /** Every row of the ledger matches the service, or is unknown. */
  function checkRows(): void {
    const rows = memory.all(
      "select id, kind, email, state, attempts, skip_reason from invitations order by id",
    );
    const byEmail = new Map<string, string[]>();
    for (const row of rows) {
      const email = text(row["email"]);
      byEmail.set(email, [...(byEmail.get(email) ?? []), text(row["state"])]);
    }
    for (const row of rows) {
      const [id, email, state] = [text(row["id"]), text(row["email"]), text(row["state"])];
      const only = byEmail.get(email)?.length === 1;
      if (sentRows.has(id) && state !== "sent") fail(`row ${id} was sent and is ${state}`);
      if (state === "sent") {
        sentRows.add(id);
        if (invites(email) === 0) fail(`row ${id} is sent, but ${email} was never invited`);
      }
      if (!only) continue;
      if (state === "planned" || state === "failed" || state === "skipped") {
        if (invites(email) > 0) fail(`row ${id} is ${state}, but ${email} was invited`);
        const onItsWay = [...service.pending].some((one) => one.email === email);
        if (onItsWay) fail(`row ${id} is ${state} while its request is on its way`);
      }
    }
  }

  /** A revocation takes effect at the service, an undone one is never sent, and none is lost. */
  function checkRevocations(): void {
    const rows = memory.all(
      `select revocations.id, state, participant_code, revoked from revocations
       left join participants on participants.code = participant_code`,
    );
    for (const row of rows) {
      const [id, state] = [text(row["id"]), text(row["state"])];
      const code = text(row["participant_code"]);
      if (undoneIds.has(id) && state !== "undone")
        fail(`revocation ${id} was undone and is ${state}`);
      if (state === "undone" && deletes(code) > 0)
        fail(`revocation of ${code} was undone, but sent`);
      if (state !== "done") continue;
      doneCodes.add(code);
      if (deletes(code) === 0) fail(`revocation of ${code} is done, but was never executed`);
      if (row["revoked"] === 0) fail(`${code} was revoked, but the mirror shows access`);
    }
  }

  /** The mirror never reverts an acknowledged change. */
  function checkNames(): void {
    for (const [code, name] of acknowledged) {
      const [row] = memory.all("select name from participants where code = ?", code);
      const shown = text(row?.["name"]);
      if (age(code, shown) < age(code, name))
        fail(`the mirror shows ${shown} for ${code}, but ${name} was acknowledged later`);
    }
  }

  /** Returns the position of a name in the participant's history of names. */
  const age = (code: string, name: string) => service.names.get(code)?.indexOf(name) ?? -1;

  /** Returns the rows that are pending or differ; empty after convergence. */
  function unfinished(): string[] {
    const open = [
      ...memory
        .all(
          `select 'row ' || id || ' is ' || state as what from invitations
           where state in ('planned', 'sending') or (state = 'unknown' and due_at is not null)`,
        )
        .map((row) => text(row["what"])),
      ...memory
        .all("select 'import ' || id || ' is ' || state as what from imports where state <> 'done'")
        .map((row) => text(row["what"])),
      ...memory
        .all(
          `select 'revocation ' || id || ' is ' || state as what from revocations
           where state in ('planned', 'sending')`,
        )
        .map((row) => text(row["what"])),
    ];
    const mirror = memory
      .all(
        "select code, email, name, revoked from participants where gone_at is null order by code",
      )
      .map((row) => [row["code"], row["email"], row["name"], row["revoked"]].map(text).join(" "));
    const actual = service.store
      .clients("conference")
      .map((one) => [one.code, one.email, one.name, one.deleted === "yes" ? "1" : "0"].join(" "))
      .toSorted();
    if (mirror.toSorted().join("\n") !== actual.join("\n")) open.push("the mirror differs");
    return open;
  }

  /**
   * Returns unknown rows whose outcome the roster shows: only this row invites the participant, who is either
   * on the roster or not.
   */
  function undecided(): string[] {
    return memory
      .all(
        `select 'row ' || id || ' is unknown, but could be decided' as what from invitations
         where state = 'unknown' and kind = 'invite' and again = 0 and import_id is not null
           and email not like 'p%'
           and not exists (select 1 from invitations as other
                           where other.email = invitations.email and other.id <> invitations.id)`,
      )
      .map((row) => text(row["what"]));
  }

  return {
    violations,
    mayStepDatabaseClock,
    unfinished,
    check(): void {
      checkMails();
      checkRows();
      checkRevocations();
      checkNames();
    },
    /** Records that a person decided to invite this address; each new link is a separate decision. */
    planned(email: string, link: boolean): void {
      if (/^p[012]@/.test(email)) return;
      const before = allowed.get(email) ?? 0;
      allowed.set(email, link ? before + 1 : Math.max(before, 1));
    },
    revocationPlanned(id: string, at: number): void {
      revocations.set(id, at);
    },
    /** Records that a change of a name was acknowledged. */
    renamed(code: string, name: string): void {
      const before = acknowledged.get(code);
      if (before === undefined || age(code, name) > age(code, before)) acknowledged.set(code, name);
    },
    /** Records the response to an Undo. */
    undone(id: string, inTime: boolean, at: number): void {
      if (inTime) undoneIds.add(id);
      const planned = revocations.get(id);
      // The displayed Undo time counts from the response, but the database's clock decides.
      const within = planned !== undefined && at - planned < ENV.undoSeconds * 1_000 * 0.9 - 4_500;
      if (!inTime && within && !mayStepDatabaseClock)
        fail(`Undo of ${id} was within its time, but late`);
    },
    onError(values: unknown[]): void {
      const [first] = values;
      const message = first instanceof Error ? first.message : text(Object(first).err?.message);
      if (message.includes("connection to the database was lost")) return;
      fail(`unexpected error: ${message} ${first instanceof Error ? (first.stack ?? "") : ""}`);
    },
    /** Checks the end of a run: everything has converged, and only undecidable rows wait for a person. */
    finish(): void {
      for (const what of unfinished()) fail(`not converged: ${what}`);
      for (const what of undecided()) fail(what);
    },
  };
}

export type Invariants = ReturnType<typeof createInvariants>;
