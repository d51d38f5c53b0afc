/** Punctuation around a remark, a date after it, and a number of people in brackets. */
const AROUND = /^[\s.,;:!?*_~"'`«»“”()[\]{}–—+✗✘❌-]+|[\s.,;:!?*_~"'`«»“”()[\]{}–—+✗✘❌-]+$/gu;
const TAIL =
  /(?:\s+(?:on|at|am|vom|le|el|del|с|от))?\s+\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?(?:,?\s+\d{1,2}:\d{2}(?::\d{2})?)?$|\s*[([]\d{1,5}[)\]]?$/u;
/** Combining accents, except the breve of "й". */
const ACCENTS = /[\u{300}-\u{303}\u{308}\u{327}]/gu;
const MAX_REMARK_LENGTH = 60;

const ENGLISH = String.raw`(?:(?:is|was|has|have|had|he|she|they|who|already|unfortunately|sorry,?|attendee|guest|order|registration|booking) )*(?:cancel(?:l?ed|s)|decline[ds]|(?:fully )?refunded|withdr(?:awn|ew)|(?:sen(?:ds?|t) )?regrets|apologies(?: from| received)?|dropped out|rsvp:? no|(?:not|no longer) (?:coming|attending|going|participating|joining|able to (?:come|attend|join|participate|make it))|(?:won'?t|will not|can'?t|cannot|can not|couldn'?t|unable to|not going to) (?:be )?(?:come|attend|make it|join|participate|there|coming|attending|joining))(?: by (?:the )?(?:attendee|guest|user|organi[sz]er|host|buyer|customer))?`;
const RUSSIAN = String.raw`(?:(?:к сожалению|уже|он|она|они|участник|гость) )*(?:отказ(?: от участия)?|отказал(?:ся|ась|ись|ся\(?ась\)?|ся/(?:л?ась))(?: от участия)?|отменен[аоы]?|отменил[аи]?(?: участие| регистрацию| заявку)?|отмена|отклонен[аоы]?|отклонил[аи]?|аннулирован[аоы]?|снят[аоы]? с (?:регистрации|участия)|снял(?:ся|ась|ись)(?: с регистрации)?|не (?:придет|придут|приедет|приедут|будет|будут|участвует|участвуют|пойдет|пойдут|явится|(?:сможет|смогут)(?: прийти| приехать| участвовать| присутствовать| быть| подключиться)?))`;
const GERMAN = String.raw`(?:(?:hat|ist|wurde|leider|bereits) )*(?:abgesagt|abgemeldet|abgelehnt|storniert|annulliert|zuruckgezogen|absage|entschuldigt|verhindert|sagte? (?:leider )?ab|kommt (?:leider )?nicht|nicht dabei|nimmt (?:leider )?nicht teil|keine teilnahme|kann (?:leider )?nicht(?: kommen| teilnehmen| dabei sein)?)`;
const SPANISH = String.raw`(?:(?:ha|fue|se ha|lamentablemente) )*(?:cancel(?:ad[oa]s?|o)|anulad[oa]s?|rechaz(?:ad[oa]s?|o)|declin(?:ad[oa]s?|o)|excusad[oa]s?|no (?:viene|vendra|asiste|asistira|ira|va a (?:ir|asistir|venir)|participa|participara|acudira|(?:puede|podra)(?: asistir| venir| ir| participar)?))`;
const FRENCH = String.raw`(?:(?:a|est|a ete|s'est|malheureusement) )*(?:annulee?s?|annulation|refusee?s?|excusee?s?|declinee?s?|desistee?s?|desistement|n'assiste(?:ra)? pas|ne (?:vient|viendra|participe|participera|assistera) pas|ne (?:peut|pourra) pas(?: venir| participer| assister| etre (?:la|presente?))?|ne sera pas (?:la|presente?))`;
const DECLINED = new RegExp(`^(?:${[ENGLISH, RUSSIAN, GERMAN, SPANISH, FRENCH].join("|")})$`, "u");
/** Phrases that mean "declined" only in a column about the registration or the order. */
const REFUSED =
  /^(?:denied|rejected|not approved|void(?:ed)?|refund|возврат(?: средств)?|возвращен[аоы]?|отказано|(?:zu)?ruck?erstattet|erstattet|reembolsad[oa]s?|rembourse[es]?s?|desapuntad[oa])$/u;

const OTHER_RESPONSES = new Set(
  `accepted|accept|confirmed|attending|coming|going|yes|no|maybe|tentative|tentatively|tentatively accepted|pending|registered|approved|invited
|no response|not responded|needs action|needsaction|none|unknown|checked in|interested|paid|unpaid|active|completed|waitlist|waitlisted|waiting list
|required|optional|required attendee|optional attendee|awaiting|awaiting response|no reply|responded
|подтвержден|подтверждена|подтверждено|подтвердил|подтвердила|придет|приедет|будет|да|нет|под вопросом|возможно|ожидание|ожидает|ожидает ответа|нет ответа
|приглашен|приглашена|зарегистрирован|зарегистрирована|оплачен|оплачено|не оплачен|не оплачено|в ожидании|принято|принял|приняла|участвует|лист ожидания|ждем ответа|думает
|zugesagt|zusage|bestatigt|angemeldet|offen|ausstehend|kommt|ja|nein|vielleicht|bezahlt|eingeladen|keine antwort|angenommen|mit vorbehalt|warteliste|nimmt teil
|confirmado|confirmada|aceptado|aceptada|pendiente|asistira|asiste|viene|si|tal vez|quizas|invitado|invitada|registrado|registrada|pagado|inscrito|inscrita|en espera
|confirme|confirmee|accepte|acceptee|en attente|inscrit|inscrite|present|presente|oui|non|peut-etre|invite|invitee|paye|vient|viendra|participe`
    .split("|")
    .map((word) => word.trim()),
);

/** Fast check: word stems, one of which is in every phrase about declining. */
const STEM =
  /cancel|d[eé]clin|apolog|entschuld|excus|refund|withdr|regret|dropped|rsvp|n['’]?t\b|\bnot?\b|cannot|unable|отказ|отмен|отклон|аннулир|сня[тл]|не\s|abge|storn|ann?ul|zur(?:ü|u)ck|absag|verhindert|sagte? |nicht|keine|rechaz|refus|d[eé]sist|n['’]assist|\bne\b|void|denied|reject|approved|возв|erstatt|reembols|rembours|desapunt/iu;
const PLAIN = /^[a-zа-яё]+(?: [a-zа-яё]+)*$/i;

function simple(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase().replaceAll("ё", "е");
  return text
    .normalize("NFD")
    .replace(ACCENTS, "")
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(AROUND, "")
    .replace(TAIL, "")
    .replace(AROUND, "")
    .replace(/\s+/g, " ");
}

/** Returns true if a text says only that a person declined or is canceled, optionally with a date. */
export function isDeclined(text: string): boolean {
  return text.length <= MAX_REMARK_LENGTH && STEM.test(text) && DECLINED.test(simple(text));
}

/** Returns true if a cell of a registration or order column means "canceled": "Cancelled (refunded)". */
export function isDeclinedStatus(text: string): boolean {
  const head = text.slice(0, 200).split(/\s*(?:[:;,(|–—]|\s-\s)/, 1)[0] ?? "";
  return [text, head].some((each) => isDeclined(each) || REFUSED.test(simple(each)));
}

/** Returns true for a word about a person's response or registration, such as "Accepted". */
export function isResponse(text: string): boolean {
  if (text.length > MAX_REMARK_LENGTH || /[@<>]/.test(text)) return false;
  return OTHER_RESPONSES.has(simple(text)) || isDeclined(text);
}

/** Returns true if a remark next to a name or an address says that the person declined. */
export function hasDeclined(text: string): boolean {
  if (text.length < 4 || text.length > 400 || !STEM.test(text)) return false;
  return text.split(REMARKS).some((piece) => isDeclined(piece));
}
const REMARKS = /[,;|\t()[\]{}/]|\s[-–—=→]+\s|^\s*[-–—:]|:\s|\s{2,}|\.\s/u;
