import { requireStaff, type SignedIn } from "@/lib/access/guard";
import { visibleProjects } from "@/lib/access/resolve-project";
import { sandbox } from "@/lib/sandbox/running";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { type OutboxMessage, Outbox } from "./schema";

const MAX_EMAILS = 100;

/** Returns the newest emails of the sandbox; null without a sandbox project. */
export async function listOutbox(): Promise<OutboxMessage[] | null> {
  const staff = await requireStaff("support");
  const messages = await read(staff);
  return messages && messages.map(({ link: _link, ...message }) => message);
}

/** Returns the link in one of those emails. */
export async function copyOutboxLink({
  id,
}: {
  id: string;
}): Promise<ActionResult<{ link: string }>> {
  const staff = await requireStaff("support");
  const message = (await read(staff))?.find((one) => one.id === id);
  return message ? ok({ link: message.link }) : fail("not-found");
}

async function read(staff: SignedIn) {
  const local = sandbox();
  const projects = await visibleProjects(staff);
  if (!local || !projects.some(({ kind }) => kind === "sandbox")) return null;
  const response = await fetch(`${local.origin}/sandbox/outbox?limit=${MAX_EMAILS}`, {
    headers: { authorization: `Bearer ${local.key}` },
    cache: "no-store",
  });
  return Outbox.parse(await response.json());
}
