// The glossary of the interface, as rules: each pattern finds a word that must not be used, and says
// which to use. Only words that are wrong in every context are listed. JavaScript's \b knows Latin
// letters only, so Russian words are delimited by `word`.
const word = (pattern) => new RegExp(`(?<![\\p{L}])(?:${pattern})(?![\\p{L}])`, "iu");
const ending = "[а-яё]*";

const ENGLISH = [
  [word("e-mail\\p{L}*|mails?"), "email"],
  [/(?<=\p{Ll},? )Email/u, "email, in lower case inside of a sentence"],
  [word("guests?|clients?"), "participant"],
  [word("rooms?"), "conference"],
  [word("kick(?:s|ed)?|take(?:s|n)? away"), "revoke access"],
  [word("gives? (?:it |them )?back"), "restore access"],
  [word("no (?:time )?limit|unlimited"), "no expiry"],
  [word("(?:left|leaves?) out|brought|bring(?:s|ing)?"), "skipped, uploaded"],
  [word("take(?:s|n)? out"), "export, download"],
  [word("history|on record"), "activity, entry"],
  [word("two steps|2fa|two-factor"), "two-step verification"],
  [word("users?"), "staff member"],
  [word("brought up to date"), "synced"],
  [word("secrets?"), "password, recovery code"],
  [word("cancelled|cancelling"), "canceled (American spelling)"],
  [word("whoever"), "anyone who"],
  [word("anew|any more|any longer|carried out"), "again, no longer, applied"],
  [word("what (?:became|becomes) of|takes? place"), "a plain verb: its state, starts"],
  [/ is (?:copied|saved|deleted|created|closed|added|invited)$/, "“Link copied”, without “is”"],
  [/"/, "“ and ”"],
];

const RUSSIAN = [
  [
    word(`e-?mail${ending}|имейл${ending}|емейл${ending}|мейл${ending}|эл\\.\\s*почт${ending}`),
    "почта",
  ],
  [word(`электронн${ending} почт${ending}`), "почта, адрес почты"],
  [word("гост(?:ь|я|ю|ем|е|и|ей|ям|ями|ях)"), "участник"],
  [word(`клиент${ending}`), "участник"],
  [word(`отозванн(?:ы[йехм]|ого|ому|ыми|ая|ую|ой)`), "«без доступа» (отзывают доступ, не людей)"],
  [word(`выгру[жз]${ending}`), "экспортировать, скачать"],
  [word(`(?:без ограничени|неограниченн)${ending}|без срока`), "бессрочная"],
  [word("исход(?:а|ы|ов|у|ом|е)?|итог(?:а|и|ов|у|ом|е)?"), "результат"],
  [word("знак(?:а|и|ов|ам|ами|ах)"), "символ"],
  [word(`ключ${ending} API`), "API-ключ"],
  [word(`ступен${ending}|двухфакторн${ending}`), "двухэтапная аутентификация"],
  [word(`пользовател${ending}`), "сотрудник"],
  [word(`объект${ending}`), "конференция"],
  [word("был здесь|была здесь"), "последняя активность"],
  [/["“”„]/, "кавычки « и »"],
  [/\p{L}\s+-\s+\p{L}/u, "тире (–), не дефис"],
  [/—/, "короткое тире (–)"],
  [/(?:\p{L}–|–\p{L})/u, "тире с пробелами"],
  [/\d+ [\d\p{L}]+/u, "неразрывный пробел после числа"],
  // Words that are always written with ё.
  [
    word("еще|ее|нее|вперед|учетн[а-я]+|создает(?:ся)?|дает|найдете|придет|пришлет|войдет|причем"),
    "ё",
  ],
  [word("истек|отменен|завершен|изменен|сохранен|удален|включен|введен|возвращен|разрешен"), "ё"],
  [/ –/, "неразрывный пробел перед тире"],
  [/\p{L}\((?:а|ла|ась|лась|ая)\)/u, "оборот без рода: «приглашение создано»"],
  [word("что-то пошло не так"), "что именно не получилось"],
  [word(`истекл[аои]|истёкш${ending}(?! срок)`), "срок истёк: истекает срок, а не ссылка"],
  [
    word(
      `осуществ[а-яё]+|посредством|явля(?:ется|ются)|данн(?:ый|ого|ому|ом|ая|ую)|необходимо|производит(?:ся)?|вышеуказанн${ending}|в случае если|на текущий момент`,
    ),
    "простое слово вместо канцелярского",
  ],
  [word("загруз(?:ить|ите) заново страницу|кликн[а-яё]+|нажмите на"), "нажмите «…», перезагрузите"],
];

/**
 * Rules for a text together with its placeholders: a name of a person is never inflected, so it must not
 * follow a word that needs another case than the nominative.
 */
const RUSSIAN_NAMES = [
  [
    /(?<!\p{L})(?:участник|сотрудник|человек|менеджер|администратор)(?:а|у|ом|е) \{(?:name|who|by)\}/u,
    "имя в именительном падеже: «{name} снова может войти»",
  ],
  [
    /(?<!\p{L})(?:для|у|от|от имени|с|к|о|об|за) \{(?:name|by|sender)\}/iu,
    "имя в именительном падеже: «{name} снова может войти»",
  ],
  [
    /\p{L}(?:[уюая]т|л[аи](?:сь)?) \{\w+, plural, (?:=\d+ \{[^{}]*\} )?one \{#/u,
    "глагол внутри форм числа: «получит 21 участник»",
  ],
  [/(?:\{\w+\}|#) (?:с|сек|мин|ч|МБ|ГБ|%)(?=$|[.,;:)}])/u, "неразрывный пробел перед единицей"],
];

const RULES = { en: ENGLISH, ru: RUSSIAN };
const RAW_RULES = { en: [], ru: RUSSIAN_NAMES };

/** Returns a problem for every word of a dictionary that the glossary replaces by another. */
export function glossaryProblems(dictionary, language) {
  return dictionary.flatMap(({ file, key, text }) => [
    ...found(text, RAW_RULES[language], { file, key }),
    ...found(prose(text), RULES[language], { file, key }),
  ]);
}

function found(text, rules, where) {
  return rules.flatMap(([pattern, instead]) => {
    const match = pattern.exec(text);
    return match ? [{ ...where, problem: `“${match[0].trim()}”: use ${instead}` }] : [];
  });
}

/** Blanks everything but prose: the names and options of ICU arguments, example addresses, URLs. */
function prose(text) {
  return text
    .replace(/\{\s*\w+\s*,\s*(?:plural|select|selectordinal)\s*,/g, "{")
    .replace(/(?:^|(?<=[{}\s]))(?:=\d+|\w+)\s*\{/g, "{")
    .replace(/\{\w+(?:,\s*\w+)?\}|<\/?\w+>|'[{}<>]'/g, " ")
    .replace(/\S+@\S+|https?:\S*/g, " ");
}
