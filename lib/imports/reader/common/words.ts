import { normalizeForCompare } from "./clean";

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter(Boolean));
}

/** Lower-case words between the parts of a name. */
export const PARTICLES = set(
  "de da do dos das di del della du des la le les el al bin ibn ben bint van von den der ter ten zu zur zum af av y e i of the оглы кызы оглу бен ибн аль эль фон ван де да ла",
);

/** Words after a name and a comma that are not a given name. */
export const SUFFIXES = set(
  "jr sr ii iii iv phd md mba msc bsc ma ba dds esq cpa pmp prof dr ltd llc inc gmbh ag sa srl spa plc co corp llp ооо оао зао пао ип ктн дтн кмн дмн",
);

/** Words that name a list, a role or a column instead of a person. */
const NOT_PERSON = set(
  `list lists guest guests attendee attendees participant participants speaker speakers member members team staff invitees invited
  email emails mail name names phone company date subject topic meeting conference forum webinar event summary report total contacts contact
  address addresses organizer organizers host hosts moderator moderators panelist panelists everyone all others other optional required
  marketing sales finance support engineering management hr it legal office department dept group groups board committee press vip remote online
  список списки гость гости участник участники спикер спикеры докладчик докладчики приглашённые приглашенные команда почта имя фио телефон
  компания дата тема встреча конференция форум вебинар итого всего отчет отчёт контакты адрес адреса организатор организаторы модератор модераторы
  слушатели слушатель эксперты эксперт ведущие ведущий отдел группа пресса маркетинг продажи
  gast gäste teilnehmer teilnehmende liste referenten sprecher betreff datum firma telefon
  invitado invitados lista asistentes ponentes participantes asunto fecha empresa
  invité invités liste intervenants objet société téléphone
  llc ltd inc gmbh corp llp plc ооо оао зао пао`,
);

/** Words of sentences. */
const SENTENCE = set(
  `please invite add contact write send hello hi dear hey thanks thank you and or is are am was will be to for from the my our me mine his her their
  at on in with this that it its also here email address mail can could would we they she he i not but so as by if have has had get let us your
  who which there then regards best cheers ok yes no new old his see cc via about should must need needs please note re fw fwd ask asks call calls say says
  third first second next last guest guests speaker speakers colleague today tomorrow
  пригласите добавьте добавить привет здравствуйте добрый день это мой моя моё мне меня и или на для от по с в у не да нет вот также ещё еще его её их наш ваша
  почта адрес пожалуйста спасибо напишите пишите можно нужно надо третий второй первый гость коллега коллеги отправьте вышлите пригласить просьба
  bitte hallo danke und oder ist sind für von mit meine mein die der das ich wir auch noch einladen laden sie
  adresse mailadresse emailadresse hier bin unter lautet erreichbar gerne viele grüße
  hola aquí correo dirección gracias por favor y o es son para con mi su el los las una un invite invitar
  bonjour voici courriel mél mail joindre merci et ou est sont pour avec mon ma son sa les nous veuillez inviter`,
);

/** Given names and surnames that are also words of a sentence. */
const GIVEN = new Set(["Will", "Can", "Su", "Ma", "Mi", "Son", "An", "Said", "Una"]);

const TOTALS =
  /^(grand ?)?(sub)?(total|totals|count|sum|итого|всего|итог|общий итог|промежуточный итог|количество|summe|gesamt|gesamtsumme|anzahl|suma|somme|totale|total général|total general)(?![\p{L}\p{N}])/iu;

/** Returns true if a word is more likely part of a sentence than of a name. */
export function isSentenceWord(word: string): boolean {
  // "И." and "С." are initials; without the dot they are "and" and "with".
  if (GIVEN.has(word)) return false;
  if (word.endsWith(".") && /^(?:\p{Lu}\.-?)+$/u.test(word)) return false;
  return SENTENCE.has(plain(word));
}

/** Returns true if a text contains a word that names a list, a role or a column. */
export function namesNoPerson(text: string): boolean {
  return text.split(/[\s/]+/).some((word) => NOT_PERSON.has(plain(word)));
}

/** Returns true for the first cell of a row with totals. */
export function isTotal(cell: string): boolean {
  const text = cell.trim();
  return text.length < 60 && TOTALS.test(text);
}

/** Returns true for phones, numbers, dates, times, money and web addresses. */
export function isData(text: string): boolean {
  const value = text.trim();
  if (value === "" || /^[^\p{L}]*$/u.test(value)) return true;
  if (/^(?:https?:|www\.|tel:|\+?\d[\d\s().-]{5,})/i.test(value)) return true;
  if (/^\d{1,4}[./:-]\d{1,2}/.test(value) || /^\d+([.,]\d+)?\s*\p{L}{0,4}\.?$/u.test(value))
    return true;
  return /^(?:tel|phone|mob|mobile|cell|fax|тел|моб|телефон)[.:\s]*[+\d(]/iu.test(value);
}

function plain(word: string): string {
  if (/^[a-zа-яё]*$/.test(word)) return word;
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** Returns true if a word of at least three letters of the name occurs in the address. */
export function nameMatchesAddress(name: string, email: string): boolean {
  const local = normalizeForCompare(email.slice(0, email.lastIndexOf("@")));
  return name.split(/[\s-]+/).some((word) => {
    const key = latin(normalizeForCompare(word));
    return key.length >= 3 && local.includes(key.slice(0, 5));
  });
}

const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  "а a|б b|в v|г g|д d|е e|ё e|ж zh|з z|и i|й y|к k|л l|м m|н n|о o|п p|р r|с s|т t|у u|ф f|х kh|ц ts|ч ch|ш sh|щ sch|ъ |ы y|ь |э e|ю yu|я ya"
    .split("|")
    .map((pair) => pair.split(" ")),
);

function latin(word: string): string {
  return word.replace(/[а-яё]/g, (letter) => LATIN[letter] ?? letter);
}
