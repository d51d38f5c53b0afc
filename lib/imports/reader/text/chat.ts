import { isData } from "../common/words";

/** The beginning of a chat message: the sender, and the text on the same line. */
type Message = { sender: string; text: string };

const CLOCK = String.raw`\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[ap]\.?\s?m\.?)?`;
const DAY = String.raw`(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|today|yesterday|сегодня|вчера|heute|gestern|aujourd'hui|hier|hoy|ayer`;
const AT = String.raw`(?:\s*,)?\s+(?:(?:at|um|à|в|a las|at about)\s+)?`;
const DATE = String.raw`\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?`;
const PATTERNS = [
  // WhatsApp on iOS, Telegram and Teams: [26/11/2026, 12:05:33] Anna Petrova: text
  new RegExp(String.raw`^\[[^\]@]*${CLOCK}[^\]@]*\]\s*([^:@<>]{1,60}?)(?::\s?|\s*$)(.*)$`, "iu"),
  // WhatsApp on Android: 26/11/2026, 12:05 - Anna Petrova: text
  new RegExp(String.raw`^${DATE}${AT}${CLOCK}\s+[-–—]\s+([^:@<>]{1,60}?):\s?(.*)$`, "iu"),
  // IRC: [12:05] <anna> text
  new RegExp(String.raw`^\[?(?:${DATE}\s+)?${CLOCK}\]?\s*<\s?([^\s<>@]{1,40})>\s+(.*)$`, "iu"),
  // Telegram Desktop: Anna Petrova, [26.11.2026 12:05]
  new RegExp(String.raw`^([^,[\]:@<>]{1,60}?),?\s*\[[^\]@]*${CLOCK}[^\]@]*\]:?\s*(.*)$`, "iu"),
  // Zoom: 12:05:33 From Anna Petrova to Everyone: text
  new RegExp(
    String.raw`^(?:${DATE}\s+)?${CLOCK}\s+From\s+([^:@<>]{1,60}?)(?:\s+to\s+[^:]{1,60})?\s*:\s*(.*)$`,
    "iu",
  ),
  // Slack, Teams and Discord: the name and the time; the text is on the following lines
  new RegExp(
    String.raw`^([^,[\]:@<>\d]{1,60}?)\s*(?:\s|—)\s*(?:(?:${DAY}|${DATE})${AT})?${CLOCK}()$`,
    "iu",
  ),
] as const;

const TIME = new RegExp(String.raw`^\[?(?:(?:${DAY}|${DATE})${AT})?${CLOCK}\]?$`, "iu");

/** Returns true if a line is a time, with or without a day. */
export function isTime(line: string): boolean {
  return line.length < 60 && TIME.test(line.trim());
}

/** Returns the sender if a line starts a chat message; a phone number is not a name. */
export function messageOf(line: string): Message | null {
  const head = line.trim();
  if (!/\d[:.]\d{2}/.test(head.slice(0, 120))) return null;
  for (const pattern of PATTERNS) {
    const match = pattern.exec(head.slice(0, 1_000));
    if (!match) continue;
    if (isTime(head)) return null;
    const sender = (match[1] ?? "").replace(/^[~\s]+/, "").trim();
    const text = (match[2] ?? "") + head.slice(1_000);
    return { sender: isData(sender) || /^(you|вы)$/iu.test(sender) ? "" : sender, text };
  }
  return null;
}
