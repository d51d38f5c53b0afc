import { isResponse, isDeclined, isDeclinedStatus } from "../common/declined";
import { headingWords } from "./headers";
import type { GridRow, Mapping, StatusColumn } from "../common/types";

const words = (text: string) => new Set(text.trim().split(/\s+/));

const STATUS = words(
  `status state rsvp response reply answer attending attend attendance coming participation participate approval registration
  статус состояние ответ участие явка придет приедет придете участвует регистрация
  antwort rückmeldung zusage teilnahme anmeldung anmeldestatus kommt dabei estado respuesta asistencia asistirá asiste asistir inscripción
  statut état réponse présence participera participation inscription viendra`,
);
/** Words of headings of columns in which "no" means declined. */
const ATTENDING = words(
  `rsvp attending attend attendance coming participate participation придет приедет придете приедете участвует участие
  zusage teilnahme kommt dabei asistencia asistirá asiste asistir présence participera participation viendra`,
);
const AROUND = words(
  `your the a of to is will you he she can be do this event meeting webinar conference guest guests attendee participant invitee
  invitation invite order ticket payment booking registration approval current final user member for at in
  вы ли на о об гостя гость участника участник заказа заявки билета оплаты мероприятии мероприятия встрече конференции приглашения
  gast teilnehmer der die das am an zum zur einladung bestellung ticket zahlung buchung es la el de del al a pedido pago entrada evento
  invitado participante le du des l d votre à commande paiement billet événement invité participant`,
);
const NOTES = words(
  `note notes remark remarks comment comments info примечание примечания комментарий комментарии заметка заметки пометка пометки отметка отметки
  bemerkung bemerkungen notiz notizen kommentar kommentare anmerkung anmerkungen hinweis nota notas observaciones observación comentario
  comentarios remarque remarques commentaire commentaires observation observations`,
);
/** Words of headings about responses to something else. */
const ELSEWHERE = words(
  `newsletter newsletters marketing consent photo photos dinner lunch breakfast party workshop tour hotel transfer subscription email mail sms
  parking visa рассылка рассылку рассылки согласие ужин обед завтрак фото экскурсия трансфер гостиница отель подписка
  abendessen mittagessen foto fotos einwilligung unterkunft cena comida foto consentimiento dîner déjeuner consentement hébergement`,
);
const DATE = words("at on date time дата am datum fecha date");
const CANCELLATION =
  /^(?:cancel|refunded|declined|отмен|отказ|storn|absage|abgesagt|cancelaci|annul)/u;

/** Maximum number of columns to examine. */
const MAX_COLUMNS = 1_000;

/** Returns the status columns, by their headings or else by their words. */
export function statusColumns(
  headings: readonly string[] | null,
  rows: readonly GridRow[],
  mapping: Mapping,
): readonly StatusColumn[] {
  const found: StatusColumn[] = [];
  const unknown: number[] = [];
  for (const [column, field] of mapping.entries()) {
    if (column >= MAX_COLUMNS) break;
    if (field !== null) continue;
    const kind = headings === null ? "remark" : kindOf(headings[column] ?? "");
    if (kind === null) unknown.push(column);
    else if (kind !== "other") found.push({ column, kind });
  }
  if (found.some(({ kind }) => kind === "status")) return found;
  const responses = unknown.filter((column) => hasOnlyResponses(rows, column));
  const [only] = responses;
  if (only !== undefined && responses.length === 1) found.push({ column: only, kind: "status" });
  return found;
}

/** Returns null for an unknown heading, and `other` for a column about something else. */
function kindOf(heading: string): StatusColumn["kind"] | "other" | null {
  if (heading === "") return "remark";
  if (heading.length > 120) return "other";
  const list = headingWords(heading.replaceAll("ё", "е"));
  if (list.some((word) => ELSEWHERE.has(word))) return "other";
  if (list.some((word) => CANCELLATION.test(word)) && list.some((word) => DATE.has(word)))
    return "date";
  if (isDeclined(heading)) return "flag";
  if (list.every((word) => NOTES.has(word) || AROUND.has(word)))
    return list.some((word) => NOTES.has(word)) ? "remark" : null;
  if (!list.every((word) => STATUS.has(word) || AROUND.has(word))) return null;
  if (!list.some((word) => STATUS.has(word))) return null;
  return list.some((word) => ATTENDING.has(word)) ? "attending" : "status";
}

/** Returns true if a column has only responses, and at least one declines. */
function hasOnlyResponses(rows: readonly GridRow[], column: number): boolean {
  let declined = 0;
  let others = 0;
  for (const { cells } of rows) {
    const cell = cells[column] ?? "";
    if (cell === "") continue;
    if (!isResponse(cell)) return false;
    if (isDeclined(cell)) declined++;
    else others++;
  }
  return declined > 0 && others > 0;
}

const YES = /^(?:yes|y|true|x|1|\+|✓|✔|да|ja|s[ií]|oui)$/iu;
const NO = /^(?:(?:no|n|false|нет|nein|non)[.!]?$|(?:no|нет|nein|non)(?:[,.!;]|\s[-–—])\s)/iu;

/** Returns true if a status column of the row says that the person declined or is canceled. */
export function isDeclinedByStatus(
  cells: readonly string[],
  columns: readonly StatusColumn[],
): boolean {
  return columns.some(({ column, kind }) => {
    const cell = cells[column] ?? "";
    if (cell === "") return false;
    if (kind === "status") return isDeclinedStatus(cell);
    if (kind === "attending") return NO.test(cell) || isDeclinedStatus(cell);
    if (kind === "flag") return YES.test(cell) || /^\d{1,4}[./-]\d{1,2}/.test(cell);
    if (kind === "date") return /\d/.test(cell);
    return isDeclined(cell);
  });
}
