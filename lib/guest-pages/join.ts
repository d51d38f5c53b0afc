import { asyncCommit } from "@/lib/db/transaction";
import { wallNow } from "@/lib/platform/clock";
import { type ActionResult, ok } from "@/lib/platform/result";
import { addressOf, makeFreshLink } from "./fresh-link";
import { withinLimit } from "./limits";
import { lastingLink, workingLink } from "./choose-link";
import { findPersonalLink, type PersonalLink } from "./find-personal-link";
import { joinState, type JoinState } from "./join-state";

/** The reason why Join did not redirect. */
type NotJoined = Exclude<JoinState, "ready"> | "unknown" | "limited" | "unreachable";

type Joined =
  | { kind: "redirect"; to: string }
  | { kind: "page"; state: NotJoined; personalLink: PersonalLink | null };

/**
 * Joins the conference of a personal link. Returns the URL of the stored Boomstream link if it is valid
 * longer than the conference, or else of a fresh link. Can be repeated.
 */
export async function joinConference(token: string): Promise<Joined> {
  const personalLink = await findPersonalLink(token);
  if (!personalLink) return { kind: "page", state: "unknown", personalLink };
  const state = joinState(personalLink, wallNow());
  if (state !== "ready") return { kind: "page", state, personalLink };
  if (!withinLimit("join", personalLink.id))
    return { kind: "page", state: "limited", personalLink };
  const stored = lastingLink(personalLink, wallNow());
  const address = stored && addressOf(stored);
  const found = address ? ok(address) : await makeFreshLink(token, personalLink);
  // A link that expires during the conference is better than none.
  const short =
    found.ok || found.error.code === "not-found" ? null : workingLink(personalLink, wallNow());
  const to = found.ok ? found.data : short && addressOf(short);
  if (to) {
    await countJoin(personalLink.id);
    return { kind: "redirect", to };
  }
  return { kind: "page", ...(await whyNot(found, token, personalLink)) };
}

async function whyNot(
  found: ActionResult<string>,
  token: string,
  personalLink: PersonalLink,
): Promise<{ state: NotJoined; personalLink: PersonalLink | null }> {
  if (found.ok) return { state: "unreachable", personalLink };
  if (found.error.code === "not-found") return changedMeanwhile(token);
  const limited = found.error.code === "too-many-attempts";
  return { state: limited ? "limited" : "unreachable", personalLink };
}

/** Access was revoked during Join, or Boomstream does not know the participant anymore. */
async function changedMeanwhile(token: string) {
  const personalLink = await findPersonalLink(token);
  if (!personalLink) return { state: "unknown" as const, personalLink };
  const state = joinState(personalLink, wallNow());
  return { state: state === "ready" ? ("unreachable" as const) : state, personalLink };
}

/** Commits without waiting for fsync, because this count may be lost in a power failure. */
async function countJoin(id: string): Promise<void> {
  await asyncCommit((connection) =>
    connection
      .updateTable("personal_links")
      .set((eb) => ({
        joins: eb("joins", "+", 1),
        joined_at: eb.fn.coalesce("joined_at", eb.val(wallNow())),
      }))
      .where("id", "=", id)
      .execute(),
  );
}

/** Records the first time that a browser showed the page. */
export async function noteOpened({
  id,
  opened,
}: Pick<PersonalLink, "id" | "opened">): Promise<void> {
  if (opened) return;
  await asyncCommit((connection) =>
    connection
      .updateTable("personal_links")
      .set({ opened_at: wallNow() })
      .where("id", "=", id)
      .where("opened_at", "is", null)
      .execute(),
  );
}
