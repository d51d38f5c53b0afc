import { otherLayout } from "@/lib/platform/keyboard-layout";

/** The verbs of the command menu, longest first. They work in both languages at any time. */
const VERBS = {
  copy: [
    "copy the link of",
    "copy link of",
    "copy link",
    "copy",
    "скопировать ссылку",
    "скопировать",
    "копировать ссылку",
    "копировать",
  ],
  revoke: ["revoke access of", "revoke access", "revoke", "отозвать доступ", "отозвать"],
  invite: ["invite people to", "invite to", "invite", "пригласить в", "пригласить"],
  edit: ["edit", "изменить"],
} as const;

type Verb = keyof typeof VERBS;

/** Returns the verb and the rest of a typed command such as "revoke anna"; null if there is no verb. */
export function parseCommand(typed: string): { verb: Verb; rest: string } | null {
  for (const text of [typed, otherLayout(typed)]) {
    const lower = text.trimStart().toLowerCase();
    for (const verb of ["copy", "revoke", "invite", "edit"] as const) {
      const prefix = VERBS[verb].find((one) => lower.startsWith(`${one} `));
      if (prefix === undefined) continue;
      const rest = text.trimStart().slice(prefix.length).trim();
      if (rest !== "") return { verb, rest };
    }
  }
  return null;
}
