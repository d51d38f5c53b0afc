import { beforeEach, expect, it, vi } from "vitest";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import { env, forgetEnv } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { fingerprint, openLink, storeLink } from "@/lib/mirror/links/store";
import { keyColumns, keyFingerprint, openKey } from "@/lib/connection/api-key";
import { rotateSecret } from "./rotate-secret";
import { SEALED_COLUMNS } from "./sealed-columns";
import { checkSecret } from "./check-secret";

const NEW = "a new secret that is long enough to be one";
const LINK = "https://example.com/invite.html?jwt=eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmF0dXJl";

beforeEach(async () => {
  vi.stubEnv("NEXTAUTH_SECRET", "");
  forgetEnv();
  for (const table of ["links", "projects", "secret_check"] as const) {
    await db().deleteFrom(table).execute();
  }
});

function use(secret: string): void {
  vi.stubEnv("NEXTAUTH_SECRET", secret);
  forgetEnv();
}

async function keep(): Promise<void> {
  await checkSecret();
  const id = newId();
  await db()
    .insertInto("projects")
    .values({
      id,
      name: "Kept",
      kind: "stored",
      ...keyColumns(id, "key-of-a-project"),
      created_at: 0,
      closed_at: null,
    })
    .execute();
  const link = { project_id: id, conference_code: "c", email_key: "a@b", expires_at: null };
  await withTransaction((tx) => storeLink(tx, { ...link, invitation_id: newId() }, LINK));
}

const link = () => db().selectFrom("links").selectAll().executeTakeFirstOrThrow();
const project = () => db().selectFrom("projects").selectAll().executeTakeFirstOrThrow();

it("encrypts everything with the new secret, and updates the hashes", async () => {
  await keep();
  expect(await rotateSecret(env().secret, NEW)).toBe(3);
  expect(openLink(await link())).toBeNull();
  use(NEW);
  await checkSecret();
  expect(openLink(await link())).toBe(LINK);
  expect((await link()).fingerprint).toBe(fingerprint(LINK));
  expect(openKey(await project())).toBe("key-of-a-project");
  expect((await project()).key_fingerprint).toBe(keyFingerprint("key-of-a-project"));
});

it("changes nothing when the old secret is wrong", async () => {
  await keep();
  const before = [await link(), await project()];
  await expect(rotateSecret("not the old one, but long enough", NEW)).rejects.toThrow(
    "doesn't decrypt",
  );
  expect([await link(), await project()]).toEqual(before);
  expect(openLink(await link())).toBe(LINK);
});

it("does not start with another secret than the one in use", async () => {
  await keep();
  use(NEW);
  await expect(checkSecret()).rejects.toThrow(/^NEXTAUTH_SECRET doesn't match/);
});

it("does not start with another secret on a database without a check value", async () => {
  await keep();
  await db().deleteFrom("secret_check").execute();
  use(NEW);
  await expect(checkSecret()).rejects.toThrow(/^NEXTAUTH_SECRET doesn't match/);
});

it("lists every column whose name begins with `sealed`", async () => {
  const tables = await db().introspection.getTables();
  const there = tables.flatMap(({ name, columns }) =>
    columns
      .filter((column) => column.name.startsWith("sealed"))
      .map((column) => `${name}.${column.name}`),
  );
  const known = SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`);
  expect(there.toSorted()).toEqual(known.toSorted());
});
