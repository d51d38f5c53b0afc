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
 * The log: JSON lines on stderr, because stdout greets the person who starts Foyer. Credentials are
 * cut out by name, however they came to be in a line's fields (at three depths).
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

/** The id of the request being answered, as in its log lines; empty where there is no request. */
export async function requestId(): Promise<string> {
  try {
    return (await headers()).get("x-request-id") ?? "";
  } catch {
    return "";
  }
}
