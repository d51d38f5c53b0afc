import { headers } from "next/headers";
import pino from "pino";

const SECRET_FIELDS = [
  "apikey",
  "apiKey",
  "api_key",
  "secret",
  "jwt",
  "token",
  "link",
  "inviteLink",
  "invite_link",
  "password",
  "cookie",
  "set-cookie",
  "authorization",
  "sealed",
];

/**
 * The log: JSON lines on stderr, because stdout is for the person who starts Foyer. Redacts
 * credential fields by name, up to three levels deep.
 */
export const log = pino(
  {
    base: undefined,
    mixin: () => {
      const id = globalThis.foyerRequests?.getStore();
      return id === undefined ? {} : { requestId: id };
    },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: SECRET_FIELDS.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]),
      censor: "[removed]",
    },
  },
  pino.destination({ dest: 2, sync: true }),
);

/** Returns the id of the current request, as in its log lines; empty outside of a request. */
export async function requestId(): Promise<string> {
  try {
    return (await headers()).get("x-request-id") ?? "";
  } catch {
    return "";
  }
}
