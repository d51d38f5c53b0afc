import { requireStaff } from "@/lib/auth/guard";
import { currentProject } from "@/lib/projects/current";
import { sandbox } from "@/lib/projects/sandbox";
import { type ActionResult, fail, ok } from "@/lib/result";
import { type OutboxMessage, Outbox } from "./schema";

const SHOWN = 100;

/** The newest e-mails in the sandbox's outbox; null where Foyer works with a real project. */
export async function listOutbox(): Promise<OutboxMessage[] | null> {
  await requireStaff("support");
  const messages = await read();
  return messages && messages.map(({ link: _link, ...message }) => message);
}

/** The link in one of those e-mails. */
export async function copyOutboxLink({
  id,
}: {
  id: string;
}): Promise<ActionResult<{ link: string }>> {
  await requireStaff("support");
  const message = (await read())?.find((one) => one.id === id);
  return message ? ok({ link: message.link }) : fail("not-found");
}

async function read() {
  const { kind } = await currentProject();
  const local = sandbox();
  if (kind !== "sandbox" || !local) return null;
  const response = await fetch(`${local.origin}/sandbox/outbox?limit=${SHOWN}`, {
    headers: { authorization: `Bearer ${local.key}` },
    cache: "no-store",
  });
  return Outbox.parse(await response.json());
}
