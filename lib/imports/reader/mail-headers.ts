import type { Line } from "./lines";

const SENDER =
  /^(?:from|sender|reply-to|return-path|message-id|in-reply-to|references|от|отправитель|von|absender|de|expéditeur|remitente)\s*:/i;
const RECIPIENT = /^(?:to|cc|bcc|кому|копия|an|kopie|para|à|pour)\s*:/i;
const OTHER =
  /^(?:subject|date|sent|тема|дата|отправлено|betreff|gesendet|datum|asunto|enviado|fecha|objet|envoyé)\s*:/i;
const QUOTED =
  /[>\])]\s*(?:wrote|writes|пишет|написала?|schrieb|escribió|a écrit)\s*:\s*$|^(?:.{0,80},\s)?.{0,120}@\S+\s*(?:wrote|пишет|написала?)\s*:\s*$/i;
/** Headers of one message stand within so many lines. */
const REACH = 8;

/**
 * Returns true for the sender's line of a mail header (RFC 5322, 3.6): the person who pastes a
 * message is usually its sender. A list of "From:" lines without other headers is a list of people.
 */
export function isSenderLine(lines: readonly Line[], at: number): boolean {
  const text = lines[at]?.text.trim() ?? "";
  if (QUOTED.test(text.slice(-300))) return true;
  if (!SENDER.test(text)) return false;
  const near = lines.slice(Math.max(0, at - REACH), at + REACH).map((line) => line.text.trim());
  return (
    near.some((line) => RECIPIENT.test(line)) || near.filter((line) => OTHER.test(line)).length > 1
  );
}
