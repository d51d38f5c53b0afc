/** The person that a column describes: the invited one, the buyer, or another one such as a manager. */
type Owner = "guest" | "buyer" | "other" | null;

type HeadingKind =
  | "email"
  | "name"
  | "firstName"
  | "middleName"
  | "lastName"
  | "moderator"
  | "notify"
  | "lifetime"
  | "avatarUrl"
  | "code"
  | "data";

/** The meaning of a heading. */
export type Heading = {
  kind: HeadingKind;
  owner: Owner;
  rank: number;
  words: readonly string[];
  /** The heading is one of several parts, such as the second surname. */
  part?: boolean;
};

const words = (text: string) => new Set(text.trim().split(/\s+/));

const EMAIL = words(
  "email emails mail mails почта почты почте эпочта емейл емайл имейл имейла мейл correo correos courriel mel upn posta пошта пошти пошту poczta pošta epasts paštas sähköposti البريد الإيميل بريد 邮箱 邮件 电子邮件 电子邮箱 郵箱 電子郵件 メール メールアドレス 이메일 דוא אימייל מייל mailadresse emailadresse emailadress emailaddress mailaddress",
);
const NOT_EMAIL = words(
  "no not none without нет без kein keine sin pas later missing type label status verified confirmed sent opt optin consent marketing count notify notification subject domain display format lang language тип статус согласие рассылка рассылку рассылки подписка подтверждена notifications newsletter zustimmung bestätigt",
);
const GUEST = words(
  "attendee attendees ticket guest guests participant participants registrant delegate visitor invitee member ticketholder holder гость гостя участник участника участники посетитель посетителя слушатель teilnehmer teilnehmerin teilnehmers gast gastes asistente participante invitado invité invite billet participantes",
);
const OTHER = words(
  "manager managers host organizer organiser inviter invited inviting referrer referred referral sponsor assistant parent emergency guardian mother father родителя родитель матери отца supervisor boss owner account spouse partner sales rep agent менеджер менеджера куратор куратора ответственный ответственного организатор пригласил пригласила пригласивший агент руководитель руководителя ansprechpartner betreuer betreuers vorgesetzter responsable gestionnaire",
);
const BUYER = words(
  "buyer buyers order orders purchaser billing payer customer customers purchased purchase покупатель покупателя заказчик заказчика плательщик плательщика заказа käufer käufers besteller bestellers rechnung rechnungs rechnungsempfänger rechnungsempfängers comprador pedido pagador acheteur acheteurs commande payeur",
);
/** German compound words such as "Teilnehmername" and "Gastmail". */
const COMPOUND =
  /^(teilnehmer(?:in)?|gast|käufer|besteller|rechnungs|kunden?|ansprechpartner|betreuer|firmen|benutzer|anzeige)(vorname|nachname|name|email|mailadresse|mail|adresse)$/;
const PART = words("first second 1 2 primer primero segundo paterno materno premier deuxième");
const WORK = words(
  "work business office corporate corp company job primary main preferred рабочая рабочий рабочей рабочего основная основной служебная корпоративная geschäftlich dienstlich beruflich trabajo laboral profesional travail professionnel principal professionnelle",
);
const PRIVATE = words(
  "home private personal backup secondary alternate alternative alt other recovery additional old previous личная личный личной домашняя домашний домашней запасная резервная дополнительная дополнительный другая privat private persönlich personal alternativ alternativa particular secundario personnel personnelle domicile secondaire",
);
const FIRST = words(
  "first given forename voornaam fornavn förnamn etunimi eesnimi keresztnév prenume primeiro vardas ім імя vorname rufname prénom prenom firstname givenname fname imię",
);
const LAST = words(
  "last family surname lastname familyname nachname familienname apellido apellidos фамилия фамилию lname zuname nazwisko příjmení cognome sobrenome achternaam efternavn etternavn efternamn sukunimi perekonnanimi uzvārds pavardė soyad soyadı vezetéknév прізвище العائلة 姓",
);
const MIDDLE = words(
  "middle middlename отчество patronymic segundo deuxième tussenvoegsel tussenvoegsels батькові mellomnavn mellannamn",
);
const NAME = words(
  "name names fullname displayname имя фио ф.и.о nombre nombres nom names guestname наименование namen vollname nick nome naam navn namn nimi név nume vārds jméno піб الاسم اسم 姓名 名前 氏名 お名前 이름 성명 שם",
);
/** Words for a full name that mean the given name beside a word for the surname. */
const NAME_OR_FIRST = words("имя имени nombre nome naam namn navn jméno név nume");
const PERSON = words(
  "employee employees student students teacher member members client clients customer customers speaker speakers panelist lead applicant candidate colleague people user сотрудник работник студент ученик клиент коллега спикер докладчик приглашённый приглашенный кандидат человек люди mitarbeiter mitarbeiterin student kunde empleado cliente ponente employé étudiant client guest guests participant participants attendee attendees registrant delegate person contact гость участник посетитель слушатель контакт gast teilnehmer teilnehmerin invitado asistente participante invité nominativo фамилияимя лицо контактное",
);
const FILLER = words(
  "full display complete completo complet vollständiger volledige повне il la tuo your you and y et und и your please enter the of a original required обязательно ваше ваши ваша укажите введите полное как вас зовут participant participants attendee guest guests ticket registrant delegate visitor invitee member contact person гостя участника посетителя des der du del de la teilnehmers gastes como se llama what is whats your",
);
const FULL = words("full fullname полное completo vollständiger volledige повне całe");
const NAME_EXTRA = words(
  "prefix suffix title nickname nick phonetic firmen benutzer company organization organisation firm school user username login screen file event maiden session topic компании организации фирмы события компания организация мероприятия firma empresa empresas société entreprise pronunciation badge city country region country/region state province azienda bedrijf şirket компанія società street product code department tag ticket type",
);
const DATA = words(
  "контрагент phone phones tel telephone mobile cell fax company organization organisation date time created updated status id number no city country street address adresse dirección postal zip code role position job department birthday notes note comment comments amount price paid total ticket type телефон мобильный компания организация дата время статус номер город адрес улица индекс должность отдел примечание комментарий сумма тариф стоимость код роль telefon handy firma datum ort straße plz rolle teléfono empresa fecha ciudad cargo téléphone société ville poste duration join leave link reason п/п",
);

/** Returns a heading as lower-case words: "E-mail 1 - Value" is "email 1 value". */
export function headingWords(cell: string): string[] {
  return cell
    .normalize("NFKC")
    .replace(/([\p{Ll}])(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .replace(/\be[\s\-_.]?(?:mail|posta?(?![\p{L}]))/gu, "email")
    .replace(
      /(^|[^\p{L}])(?:эл(?:ектронн[а-яё]*)?|e)[\s.-]*(почт[а-яё]*|адрес[а-яё]*)/gu,
      "$1 почта",
    )
    .replace(/\buser[ _]?principal[ _]?name\b/g, "upn")
    .replace(/ф\.\s?и\.\s?о\.?/g, "фио")
    .replace(/[’'ʼ](?=я)/g, "")
    .split(/[^\p{L}\p{M}\p{N}/]+/u)
    .flatMap((word) => COMPOUND.exec(word)?.slice(1) ?? word)
    .filter(Boolean);
}

/** Returns the meaning of a heading; null if it is unknown. */
export function headingOf(cell: string): Heading | null {
  if (cell === "" || cell.length > 120 || cell.includes("@")) return null;
  const list = headingWords(cell);
  if (list.length === 0 || list.length > 14) return null;
  const has = (set: ReadonlySet<string>) => list.some((word) => set.has(word));
  const owner: Owner = has(GUEST)
    ? "guest"
    : has(OTHER) ||
        /кто.*приглас|(?:invited|registered|added|booked|referred|submitted|ordered) by/u.test(
          list.join(" "),
        )
      ? "other"
      : has(BUYER)
        ? "buyer"
        : null;
  const settled = settingOf(list.join(""));
  if (settled) return { kind: settled, owner: null, rank: 0, words: list };
  if (
    has(EMAIL) &&
    !has(NOT_EMAIL) &&
    !(has(NAME) && !has(words("address")) && list.includes("display"))
  ) {
    let rank = (has(WORK) ? 12 : 0) - (has(PRIVATE) ? 22 : 0) - (list.includes("upn") ? 15 : 0);
    const number = list.find((word) => /^[2-9]$/.test(word));
    if (number) rank -= 10 + Number(number);
    return { kind: "email", owner, rank, words: list };
  }
  const name = nameKind(list, has);
  if (name) {
    const rank = list.length - (has(FULL) ? 10 : 0);
    return { kind: name, owner, rank, words: list, part: has(PART) };
  }
  return has(DATA) || owner !== null ? { kind: "data", owner, rank: 0, words: list } : null;
}

type Has = (set: ReadonlySet<string>) => boolean;

function nameKind(list: readonly string[], has: Has): HeadingKind | null {
  // Zoom's heading "User Name (Original Name)".
  if (list.includes("original") && list.includes("name")) return "name";
  if (
    has(NAME_EXTRA) &&
    !(list.includes("ticket") && (has(FIRST) || has(LAST) || list.includes("name")))
  )
    return null;
  const [first, last] = [has(FIRST), has(LAST)];
  if (has(MIDDLE) && !first && !last) return "middleName";
  // Turkish for "name"; in English "ad" means an advertisement.
  if (list.length === 1 && /^adı?$/u.test(list[0] ?? "")) return "firstName";
  if (last && (first || has(NAME_OR_FIRST))) return "name";
  if (list.includes("prénom") && list.includes("nom")) return "name";
  if (last && !has(words("updated login seen visit active modified"))) return "lastName";
  if (first && !has(words("seen visit login contact"))) return "firstName";
  if (has(NAME)) return "name";
  const person = list.every((word) => PERSON.has(word) || FILLER.has(word));
  return person && has(PERSON) ? "name" : null;
}

function settingOf(word: string): HeadingKind | null {
  return SETTINGS.find(([, pattern]) => pattern.test(word))?.[0] ?? null;
}

const SETTINGS: readonly (readonly [HeadingKind, RegExp])[] = [
  ["moderator", /^(is)?moderator$|^(role|роль|модератор|ведущий|host|rolle|rol|rôle)$/],
  [
    "notify",
    /^(notify|notifyby(e?mail)|notification|send(e?mail)|emailed|уведомить|уведомитьпопочте|уведомление|уведомлять|оповестить|письмо)$/,
  ],
  [
    "lifetime",
    /^(link)?(lifetime|validity|timeout|validfor)(in)?(seconds?|secs?|minutes?|mins?|hours?|days?|weeks?)?$|^срок(действия)?(ссылки)?(в)?(секунд(ах)?|сек|минут(ах)?|мин|час(ов|ах)?|дн(ей|ях|и)|дней|сут(ок|ках|ки)|недел(ь|ях))?$/,
  ],
  [
    "avatarUrl",
    /^(avatar|avatarurl|avatarlink|ссылканааватар|photo|photourl|аватар|адресаватара|фото)$/,
  ],
  ["code", /^(code|участника?код|кодучастника|participantcode|код)$/],
];

/** Returns true if a row has headings: one of an email column, or those of parts of a name. */
export function isHeadingRow(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== "");
  if (filled.length === 0 || filled.some((cell) => cell.includes("@"))) return false;
  const heads = filled.map(headingOf);
  const emails = heads.filter((head) => head?.kind === "email").length;
  const names = heads.filter((head) => head && /name/i.test(head.kind)).length;
  const known = heads.filter((head) => head !== null).length;
  if (filled.length === 1) return emails === 1 && (filled[0]?.length ?? 0) < 40;
  if (emails > 0)
    return known >= Math.min(2, filled.length) || filled.length > 3 || filled.every(isShort);
  return names >= 2 || (names === 1 && known >= 2 && known >= filled.length * 0.6);
}

function isShort(cell: string): boolean {
  return cell.length < 30 && headingWords(cell).length <= 2 && !/\d/.test(cell);
}
