import type { Line } from "./lines";

const SENDER =
  /^(?:from|sender|reply-to|от|отправитель|von|absender|de|da|expéditeur|remitente|organi[sz]er|organized by|организатор|veranstalter|organisator|organisateur|organizador|organizzatore)\s*:/i;
/** Headers with addresses of email servers and other non-recipients. */
const TRACE =
  /^(?:return-path|message-id|in-reply-to|references|received|delivered-to|errors-to|envelope-to|list-[a-z-]{1,30}|x-[a-z-]{1,40}|dkim-signature|arc-[a-z-]{1,40}|authentication-results|disposition-notification-to)\s*:/i;
const RECIPIENT =
  /^(?:to|cc|bcc|кому|копия|an|kopie|para|à|pour|attendees|participants|guests|invitees|required|optional|участники|гости|teilnehmer|asistentes|invités|participantes)\s*:/i;
const OTHER =
  /^(?:subject|date|sent|тема|дата|отправлено|betreff|gesendet|datum|asunto|enviado|fecha|objet|envoyé)\s*:/i;
const QUOTED =
  /[>\])]\s*(?:wrote|writes|пишет|написала?|schrieb|escribió|a écrit)\s*:\s*$|^(?:.{0,80},\s)?.{0,120}@\S+\s*(?:wrote|пишет|написала?)\s*:\s*$/i;
/** Gmail's quote header without a verb: `чт, 26 нояб. 2026 г. в 12:05, Анна <anna@corp.example>:`. */
const QUOTED_AT = /\b\d{1,2}[:.]\d{2}\b[^@<>]{1,120}<[^\s<>]{3,100}>\s*:\s*$/u;
/** Maximum number of lines between headers of one message. */
const HEADER_RANGE_LINES = 8;

/** Returns the header that an indented line continues (RFC 5322, 2.2.3). */
function headerOf(lines: readonly Line[], at: number): string {
  let first = at;
  while (first > 0 && at - first < HEADER_RANGE_LINES && /^\s/.test(lines[first]?.text ?? ""))
    first--;
  return lines[first]?.text.trim() ?? "";
}

/**
 * Returns true for the sender's line of an email header (RFC 5322, 3.6), because a person who pastes a
 * message is usually its sender. "From:" lines without other headers are a list of people.
 */
export function isSenderLine(lines: readonly Line[], at: number): boolean {
  const text = lines[at]?.text.trim() ?? "";
  const end = text.slice(-300);
  if (QUOTED.test(end) || QUOTED_AT.test(end)) return true;
  const header = headerOf(lines, at);
  if (TRACE.test(header)) return true;
  if (!SENDER.test(text)) return false;
  const near = lines
    .slice(Math.max(0, at - HEADER_RANGE_LINES), at + HEADER_RANGE_LINES)
    .map((line) => line.text.trim());
  return (
    near.some((line) => RECIPIENT.test(line)) || near.filter((line) => OTHER.test(line)).length > 1
  );
}
