import { expect, it } from "vitest";
import { readList } from "./read-list";

/** The kind, the text, the people as `address=name`, and the number of rejected rows. */
const LISTS: readonly (readonly [string, string, string, number?])[] = [
  [
    "json objects",
    `[{"name":"Anna Petrova","email":"a@x.org"},{"name":"Boris Orlov","email":"b@x.org"}]`,
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "json pretty",
    `[\n  {\n    "email": "a@x.org",\n    "firstName": "Anna",\n    "lastName": "Petrova"\n  },\n  {\n    "email": "b@x.org",\n    "firstName": "Boris",\n    "lastName": "Orlov"\n  }\n]`,
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "json nested",
    `{"total":2,"attendees":[{"profile":{"first_name":"Anna","last_name":"Petrova","email":"a@x.org"}},{"profile":{"first_name":"Boris","last_name":"Orlov","email":"b@x.org"}}]}`,
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  ["json strings", `["a@x.org","Boris Orlov <b@x.org>"]`, "a@x.org=|b@x.org=Boris Orlov"],
  [
    "json lines",
    `{"name":"Anna Petrova","email":"a@x.org"}\n{"name":"Boris Orlov","email":"b@x.org"}`,
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "json missing",
    `[{"name":"Anna Petrova","email":"a@x.org"},{"name":"Boris Orlov","email":null}]`,
    "a@x.org=Anna Petrova",
    1,
  ],
  ["json ru", `[{"имя":"Анна Петрова","почта":"a@x.org"}]`, "a@x.org=Анна Петрова"],
  [
    "js object",
    `{ name: 'Anna Petrova', email: 'a@x.org' },\n{ name: 'Boris Orlov', email: 'b@x.org' },`,
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "yaml",
    `- name: Anna Petrova\n  email: a@x.org\n- name: Boris Orlov\n  email: b@x.org`,
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "ru prose",
    "Добрый день! Пригласите, пожалуйста, Анну Петрову (a@x.org) и Бориса Орлова (b@x.org).",
    "a@x.org=|b@x.org=",
  ],
  ["ru prose 2", "Прошу добавить Анну Петрову a@x.org и коллегу b@x.org", "a@x.org=|b@x.org="],
  ["ru prose brackets", "Просьба пригласить Анну Петрову <a@x.org>.", "a@x.org="],
  ["ru prose from", "Получили заявку от Анны Петровой: a@x.org", "a@x.org="],
  ["ru prose nominative", "Это Анна Петрова, её почта a@x.org", "a@x.org="],
  [
    "ru sentence lines",
    "Анна Петрова будет с адреса a@x.org\nБорис Орлов пишет с b@x.org",
    "a@x.org=|b@x.org=",
  ],
  ["ru to a colleague", "Отправьте ссылку Петровой Анне на a@x.org", "a@x.org="],
  ["stray quote end", `Name,Email\nBoris",b@x.org\nAnna,a@x.org`, "b@x.org=Boris|a@x.org=Anna"],
  [
    "stray quote text",
    `Boris" <b@x.org>\nAnna Petrova <a@x.org>`,
    "b@x.org=Boris|a@x.org=Anna Petrova",
  ],
  [
    "stray quote start",
    `"Boris <b@x.org>\nAnna Petrova <a@x.org>`,
    "b@x.org=Boris|a@x.org=Anna Petrova",
  ],
  ["nickname in quotes", `Boris "Bob" Orlov <b@x.org>`, `b@x.org=Boris "Bob" Orlov`],
  [
    "backslash csv",
    "Name,Email\nPetrova\\, Anna,a@x.org\nBoris Orlov,b@x.org",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "backslash beside quotes",
    'Name,Email,Company\nPetrova\\, Anna,a@x.org,"Lime, Studio"\n"Orlov\\, Boris",b@x.org,Oak',
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "backslash nohead",
    "Petrova\\, Anna,a@x.org\nOrlov\\, Boris,b@x.org",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "backslash quote csv",
    'Name,Email\n"Anna \\"Ann\\" Petrova",a@x.org\nBoris,b@x.org',
    'a@x.org=Anna "Ann" Petrova|b@x.org=Boris',
  ],
  [
    "backslash text",
    "Petrova\\, Anna <a@x.org>; Orlov\\, Boris <b@x.org>",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "two names same",
    "Name,Name,Email\nAnna,Petrova,a@x.org\nBoris,Orlov,b@x.org",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "two names company",
    "Name,Email,Name\nAnna Petrova,a@x.org,Lime Studio\nBoris Orlov,b@x.org,Lime Studio",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "two names equal",
    "Name,Email,Name\nAnna Petrova,a@x.org,Anna Petrova\nBoris Orlov,b@x.org,Boris Orlov",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "html attrs",
    `<div class="row" data-email="a@x.org"><span title="Anna Petrova">Anna Petrova</span></div>\n<div class="row" data-email="b@x.org"><span>Boris Orlov</span></div>`,
    "a@x.org=|b@x.org=",
  ],
  [
    "gmail html",
    `<span email="a@x.org" name="Anna Petrova" class="gD">Anna Petrova</span>, <span email="b@x.org" name="Boris Orlov" class="gD">Boris Orlov</span>`,
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "html input",
    `<input type="text" name="email" value="a@x.org"><input type="text" value="b@x.org">`,
    "a@x.org=|b@x.org=",
  ],
  [
    "html title",
    `<p><a href="#" title="a@x.org">Anna Petrova</a></p><p><a href="#" title="b@x.org">Boris Orlov</a></p>`,
    "a@x.org=|b@x.org=",
  ],
  [
    "header from to",
    "From: Olga Weiss <o@x.org>\nTo: Anna Petrova <a@x.org>; Boris Orlov <b@x.org>\nCc: Clara <c@x.org>\nSubject: Forum",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov|c@x.org=Clara",
  ],
  [
    "header gmail reply",
    "On Thu, Nov 26, 2026 at 12:05 PM Olga Weiss <o@x.org> wrote:\n> Please invite a@x.org",
    "a@x.org=",
  ],
  [
    "header ru",
    "От: Ольга Вайс <o@x.org>\nОтправлено: 26 ноября 2026 г. 12:05\nКому: Анна Петрова <a@x.org>\nКопия: Борис Орлов <b@x.org>\nТема: Форум",
    "a@x.org=Анна Петрова|b@x.org=Борис Орлов",
  ],
  [
    "froms only",
    "From: Anna Petrova <a@x.org>\nFrom: Boris Orlov <b@x.org>",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "apple mail header",
    "From: Olga Weiss <o@x.org>\nSubject: Forum\nDate: November 26, 2026 at 12:05:33 GMT+3\nTo: Anna Petrova <a@x.org>, Boris Orlov <b@x.org>\nReply-To: Olga Weiss <o@x.org>",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "de header",
    "Von: Olga Weiss <o@x.org>\nGesendet: Donnerstag, 26. November 2026 12:05\nAn: Petrova, Anna <a@x.org>; Orlov, Boris <b@x.org>\nBetreff: Forum",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "raw headers",
    "Return-Path: <bounce@x.org>\nMessage-ID: <123.abc@mail.x.org>\nFrom: Olga <o@x.org>\nTo: Anna Petrova <a@x.org>",
    "a@x.org=Anna Petrova",
  ],
  [
    "1c",
    "Контрагент;Контактное лицо;E-mail;Телефон\nООО Лайм;Петрова Анна Сергеевна;a@x.org;+7 900\nООО Дуб;Орлов Борис;b@x.org;",
    "a@x.org=Петрова Анна Сергеевна|b@x.org=Орлов Борис",
  ],
  [
    "bitrix24",
    'ID;Имя;Отчество;Фамилия;Рабочий e-mail;Частный e-mail;Ответственный\n"1";"Анна";"";"Петрова";"a@x.org";"";"Олег Вайс"\n"2";"Борис";"Ильич";"Орлов";"";"b@x.org";"Олег Вайс"',
    "a@x.org=Анна Петрова|b@x.org=Борис Ильич Орлов",
  ],
  [
    "amocrm",
    '"ID","Тип","Наименование","Имя","Фамилия","Компания","Рабочий email","Личный email","Ответственный"\n"1","контакт","Анна Петрова","Анна","Петрова","Лайм","a@x.org","","Олег"\n',
    "a@x.org=Анна Петрова",
  ],
  [
    "getcourse",
    "id;Email;Тип регистрации;Создан;Последняя активность;Имя;Фамилия;Телефон\n1;a@x.org;Получено согласие;2026-11-26;2026-11-26;Анна;Петрова;+7900\n2;b@x.org;Импорт;2026-11-26;2026-11-26;Борис;;",
    "a@x.org=Анна Петрова|b@x.org=Борис",
  ],
  [
    "tilda",
    "Name;Email;Phone;Checkbox;tranid;referer;formname\nАнна Петрова;a@x.org;+7 (900) 000-00-00;yes;1:2;https://x.org;Регистрация",
    "a@x.org=Анна Петрова",
  ],
  [
    "timepad2",
    "Заказ;Статус;Фамилия;Имя;Email;Сумма\n1;оплачено;Петрова;Анна;a@x.org;100\n2;отменено;Орлов;Борис;b@x.org;0",
    "a@x.org=Анна Петрова",
  ],
  [
    "zoom registrants",
    "Topic,Meeting ID\nForum,123\n\nFirst Name,Last Name,Email,Registration Time,Approval Status\nAnna,Petrova,a@x.org,2026-11-26,approved\nBoris,Orlov,b@x.org,2026-11-26,approved",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "zoom participants",
    "Name (Original Name),User Email,Join Time,Duration (Minutes),Guest\nAnna Petrova (Anna),a@x.org,9:00,60,No\nBoris Orlov,b@x.org,9:00,60,Yes",
    "a@x.org=Anna Petrova (Anna)|b@x.org=Boris Orlov",
  ],
  [
    "linkedin",
    'Notes:\n"When exporting your connection data, you may notice missing emails."\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\nAnna,Petrova,https://l/anna,a@x.org,Lime,CEO,26 Nov 2026\nBoris,Orlov,https://l/boris,,Oak,CTO,26 Nov 2026',
    "a@x.org=Anna Petrova",
    1,
  ],
  [
    "notion md",
    "| Name | Tags | Email |\n| --- | --- | --- |\n| Anna Petrova | VIP | a@x.org |\n| Boris Orlov | | b@x.org |",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "word tabs",
    "№\tФИО\tДолжность\tЭл. почта\n1.\tПетрова Анна Сергеевна\tдиректор\ta@x.org\n2.\tОрлов Борис Ильич\tбухгалтер\tb@x.org",
    "a@x.org=Петрова Анна Сергеевна|b@x.org=Орлов Борис Ильич",
  ],
  [
    "word lines",
    "№\nФИО\nПочта\n1\nПетрова Анна\na@x.org\n2\nОрлов Борис\nb@x.org",
    "a@x.org=Петрова Анна|b@x.org=Орлов Борис",
  ],
  [
    "pdf",
    "Guest list Page 1 of 2\n1 Anna Petrova Lime Studio a@x.org\n2 Boris Orlov Oak Works b@x.org\nPage 2 of 2",
    "a@x.org=|b@x.org=",
  ],
  [
    "outlook meeting",
    "Required: Anna Petrova; Boris Orlov <b@x.org>\nOptional: c@x.org",
    "b@x.org=Boris Orlov|c@x.org=",
  ],
  [
    "calendar guests",
    "Anna Petrova - organizer\na@x.org\nBoris Orlov\nb@x.org - optional",
    "a@x.org=|b@x.org=",
  ],
  [
    "slack members",
    "Anna Petrova\n@anna\nCEO\nanna@x.org\n\nBoris Orlov\n@boris\nCTO\nboris@x.org",
    "anna@x.org=Anna Petrova|boris@x.org=Boris Orlov",
  ],
  [
    "telegram list",
    "Анна Петрова @annap a@x.org\nБорис @boris b@x.org",
    "a@x.org=Анна Петрова|b@x.org=Борис",
  ],
  [
    "telegram forwarded",
    "Олег Вайс, [26.11.2026 12:05]\nАнна Петрова a@x.org\nБорис Орлов b@x.org",
    "a@x.org=Анна Петрова|b@x.org=Борис Орлов",
  ],
  ["whatsapp two", "[26.11.2026, 12:05:33] Олег: Анна Петрова a@x.org", "a@x.org=Анна Петрова"],
  [
    "phone first",
    "+7 900 000-00-00 Анна Петрова a@x.org\n+7 900 000-00-01 Борис Орлов b@x.org",
    "a@x.org=Анна Петрова|b@x.org=Борис Орлов",
  ],
  [
    "email first name in brackets ru",
    "a@x.org (Анна Петрова)\nb@x.org (Борис Орлов)",
    "a@x.org=Анна Петрова|b@x.org=Борис Орлов",
  ],
  [
    "equals",
    "Anna Petrova = a@x.org\nBoris Orlov = b@x.org",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "thunderbird ldif",
    "dn: cn=Anna Petrova,mail=a@x.org\nobjectclass: top\ngivenName: Anna\nsn: Petrova\ncn: Anna Petrova\nmail: a@x.org\n\ndn: cn=Boris Orlov,mail=b@x.org\ncn: Boris Orlov\nmail: b@x.org",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "ical",
    'BEGIN:VEVENT\nORGANIZER;CN=Olga Weiss:mailto:o@x.org\nATTENDEE;CN=Anna Petrova;ROLE=REQ-PARTICIPANT:mailto:a@x.org\nATTENDEE;CN="Orlov, Boris":mailto:b@x.org\nEND:VEVENT',
    "o@x.org=|a@x.org=|b@x.org=",
  ],
  [
    "signature",
    "Best regards,\nAnna Petrova\nHead of Sales, Lime Studio\nT: +1 202 555 0101\nE: a@x.org\nW: www.x.org",
    "a@x.org=Anna Petrova",
  ],
  [
    "shared mailbox",
    "Name,Email\nSupport,support@x.org\nAnna Petrova,a@x.org",
    "support@x.org=Support|a@x.org=Anna Petrova",
  ],
  [
    "couple one address",
    "Name,Email\nAnna and Boris Orlov,ab@x.org\nClara,c@x.org",
    "ab@x.org=Anna and Boris Orlov|c@x.org=Clara",
  ],
  [
    "ms group members",
    "DisplayName : Anna Petrova\nUserPrincipalName : a@x.org\n\nDisplayName : Boris Orlov\nUserPrincipalName : b@x.org",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "sql",
    "INSERT INTO users (name, email) VALUES ('Anna Petrova', 'a@x.org'), ('Boris Orlov', 'b@x.org');",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "single quotes csv",
    "'Anna Petrova','a@x.org'\n'Boris Orlov','b@x.org'",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "latex cols",
    "Anna Petrova & a@x.org \\\\\nBoris Orlov & b@x.org \\\\",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "wrong neighbor",
    "Invitees: Anna Petrova, Boris Orlov, Clara\na@x.org, b@x.org, c@x.org",
    "a@x.org=|b@x.org=|c@x.org=",
  ],
  [
    "columns apart",
    "Anna Petrova\nBoris Orlov\nClara Sidorova\n\na@x.org\nb@x.org\nc@x.org",
    "a@x.org=|b@x.org=|c@x.org=",
  ],
  ["cc line", "+Anna Petrova +Boris b@x.org", "b@x.org="],
  [
    "title mr",
    "Mr. Boris Orlov <b@x.org>; Dr. Anna Petrova, PhD <a@x.org>",
    "b@x.org=Mr. Boris Orlov|a@x.org=Dr. Anna Petrova, PhD",
  ],
  [
    "multi per person",
    "Anna Petrova: a@x.org / anna@y.org\nBoris Orlov: b@x.org",
    "a@x.org=|anna@y.org=|b@x.org=Boris Orlov",
  ],
  ["email typed twice", "Email,Confirm Email,Name\na@x.org,a@x.org,Anna", "a@x.org=Anna"],
  [
    "fr header",
    "De : Olga Weiss <o@x.org>\nÀ : Marie Dupont <m@x.org>\nObjet : Forum",
    "m@x.org=Marie Dupont",
  ],
  [
    "key value one line",
    "name=Anna Petrova; email=a@x.org\nname=Boris Orlov; email=b@x.org",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "xml",
    `<people><person><name>Anna Petrova</name><email>a@x.org</email></person><person><name>Boris Orlov</name><email>b@x.org</email></person></people>`,
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "excel tsv no email head",
    "Имя\tКонтакт\nАнна Петрова\ta@x.org\nБорис Орлов\tb@x.org",
    "a@x.org=Анна Петрова|b@x.org=Борис Орлов",
  ],
  [
    "company name col",
    "Company Name,Contact Name,Email\nLime,Anna Petrova,a@x.org",
    "a@x.org=Anna Petrova",
  ],
  ["event name col", "Event Name,Name,Email\nForum,Anna Petrova,a@x.org", "a@x.org=Anna Petrova"],
  ["full and short", "Имя,Полное имя,Почта\nАня,Петрова Анна,a@x.org", "a@x.org=Петрова Анна"],
  ["user name", "Username,Email\nanna.p,a@x.org\nboris,b@x.org", "a@x.org=|b@x.org="],
];

const cases = LISTS.map(([kind, text, people, refused = 0]) => ({ kind, text, people, refused }));

it.each(cases)("reads $kind without a wrong name", async ({ text, people, refused }) => {
  const { rows } = await readList({ kind: "text", text });
  const invited = rows.filter(({ state }) => state !== "skipped");
  expect(invited.map(({ email, name }) => `${email}=${name}`).join("|")).toBe(people);
  const bad = rows.filter(
    ({ reason }) =>
      reason !== null && !["duplicate", "unlisted", "sender", "declined"].includes(reason),
  );
  expect(bad).toHaveLength(refused);
});
