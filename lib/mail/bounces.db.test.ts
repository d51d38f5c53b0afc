import { createHmac } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { db } from "@/lib/db/db";
import { getParticipantDetails } from "@/lib/people/get-details";
import { wallNow } from "@/lib/platform/clock";
import { liftSuppression } from "./lift-suppression";
import { receiveBounces } from "./receive-bounces";
import { setVariables, useMail } from "./testing/use-mail";

const mail = useMail();
const SECRET = "s".repeat(40);

beforeAll(() => setVariables({ FOYER_BOUNCE_SECRET: SECRET }));

type Signed = { secret?: string; age?: number; header?: string };

function report(body: unknown, { secret = SECRET, age = 0, header }: Signed = {}) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const seconds = Math.floor(wallNow() / 1_000) - age;
  const hex = createHmac("sha256", secret).update(`${seconds}.${text}`).digest("hex");
  return receiveBounces(
    new Request("http://localhost:3000/api/mail/bounces", {
      method: "POST",
      headers: { "foyer-signature": header ?? `t=${seconds},v1=${hex}` },
      body: text,
    }),
  );
}

const suppressed = (email: string) =>
  db().selectFrom("mail_suppressions").select("response").where("email", "=", email).execute();

async function accepted() {
  const person = await mail.invited();
  await mail.send();
  const row = await mail.rowTo(person.email);
  expect(row.state).toBe("accepted");
  return { ...person, messageId: `<${row.id}@example.com>` };
}

it("rejects the message with the server's response and blocks the address", async () => {
  const { email, conference, code, messageId } = await accepted();
  const bounce = { messageId, email, response: "550 5.1.1\r\n<b>No such user</b>" };
  expect((await report({ bounces: [bounce] })).status).toBe(204);
  expect(await mail.rowTo(email)).toMatchObject({ state: "rejected", latest: 0 });
  const details = await getParticipantDetails(conference, code);
  expect(details?.mail).toMatchObject({
    state: "rejected",
    response: "550 5.1.1 <b>No such user</b>",
  });
  expect(details?.history.some(({ action }) => action === "mail.bounce")).toBe(true);
  expect(await suppressed(email)).toHaveLength(1);

  // The same report again, after a person unblocked the address.
  await liftSuppression({ email });
  expect((await report({ bounces: [bounce] })).status).toBe(204);
  expect(await suppressed(email)).toEqual([]);
});

it("returns 503 for a bounce that arrives while its message is being sent", async () => {
  const { email, messageId } = await accepted();
  const set = (state: "sending" | "accepted") =>
    db().updateTable("outgoing_mail").set({ state }).where("email", "=", email).execute();
  await set("sending");
  const bounces = [{ messageId, email, response: "550" }];
  expect((await report({ bounces })).status).toBe(503);
  await set("accepted");
  expect((await report({ bounces })).status).toBe(204);
  expect(await suppressed(email)).toHaveLength(1);
});

it("returns 404 without a secret", async () => {
  setVariables({ FOYER_BOUNCE_SECRET: "" });
  expect((await report({ bounces: [] })).status).toBe(404);
  setVariables({ FOYER_BOUNCE_SECRET: SECRET });
});
