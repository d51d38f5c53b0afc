import { expect, it } from "vitest";
import { readList } from "./read-list";

/** The kind, the text, the people as `address=name`, and the number of rejected rows. */
const KINDS: readonly (readonly [string, string, string, number?])[] = [
  [
    "outlook semis with display + dept",
    "Garcia Marquez, Gabriel <g@x.org>; von der Leyen, Ursula (EU) <u@x.org>",
    "g@x.org=Gabriel Garcia Marquez|u@x.org=Ursula von der Leyen",
  ],
  [
    "comma separated last first",
    "Petrova, Anna <a@x.org>, Orlov, Boris <b@x.org>",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  ["mix plain", "Boris Orlov, Clara <c@x.org>", "c@x.org=Clara"],
  [
    "wrapped surname",
    "Anna Petrova <a@x.org>, Boris\nOrlov <b@x.org>, Clara <c@x.org>",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov|c@x.org=Clara",
  ],
  [
    "folded cc",
    "Cc: Anna Petrova <a@x.org>,\n\tBoris Orlov <b@x.org>\nSubject: Meeting with Olga",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "ru header",
    "Кому: Анна Петрова <a@x.org>; Борис Орлов <b@x.org>\nКопия: Клара <c@x.org>\nТема: Форум",
    "a@x.org=Анна Петрова|b@x.org=Борис Орлов|c@x.org=Клара",
  ],
  [
    "group multi line",
    "Speakers:\nAnna Petrova <a@x.org>\nGuests:\nboris@x.org",
    "a@x.org=Anna Petrova|boris@x.org=",
  ],
  ["group emails", "Moderators: a@x.org, b@x.org\nGuests: c@x.org", "a@x.org=|b@x.org=|c@x.org="],
  [
    "name colon",
    "Anna Petrova: a@x.org\nBoris Orlov: b@x.org",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "enc Q",
    "=?UTF-8?Q?Jos=C3=A9_Garc=C3=ADa?= <j@x.org>, =?utf-8?B?0J/QtdGC0YDQvtCy0LAsINCQ0L3QvdCw?= <a@x.org>",
    "j@x.org=José García|a@x.org=Анна Петрова",
  ],
  [
    "enc split",
    "=?UTF-8?B?0JDQvdC90LAg?= =?UTF-8?B?0J/QtdGC0YDQvtCy0LA=?= <a@x.org>",
    "a@x.org=Анна Петрова",
  ],
  ["enc iso", "=?iso-8859-1?Q?M=FCller=2C_J=F6rg?= <m@x.org>", "m@x.org=Jörg Müller"],
  [
    "bullets",
    "• Anna Petrova – a@x.org\n• Boris Orlov – b@x.org",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  ["dashes", "- a@x.org\n- b@x.org\n* c@x.org", "a@x.org=|b@x.org=|c@x.org="],
  [
    "checkbox",
    "- [ ] Anna Petrova <a@x.org>\n- [x] Boris Orlov <b@x.org>",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "num no dot",
    "1 Anna Petrova a@x.org\n2 Boris Orlov b@x.org",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "remark after",
    "Anna Petrova <a@x.org> - confirmed\nBoris Orlov <b@x.org> - maybe",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  ["remark paren", "a@x.org (speaker)\nb@x.org (needs parking)", "a@x.org=|b@x.org="],
  ["dept paren", "a@x.org (Marketing)\nb@x.org (IT)", "a@x.org=|b@x.org="],
  [
    "prose2",
    "Please add Boris (boris@x.org) and also Clara Sidorova <clara@x.org>. Best, Olga",
    "boris@x.org=|clara@x.org=Clara Sidorova",
  ],
  [
    "prose plain",
    "You can reach me at anna@x.org or at boris@x.org if needed.",
    "anna@x.org=|boris@x.org=",
  ],
  [
    "whatsapp android",
    "26/11/2026, 12:05 - Anna Petrova: anna@x.org\n26/11/2026, 12:06 - Boris: my email is boris@x.org\n26/11/2026, 12:06 - Dora Weiss: please add Clara Sidorova clara@x.org",
    "anna@x.org=Anna Petrova|boris@x.org=Boris|clara@x.org=",
  ],
  [
    "telegram",
    "Anna Petrova, [26.11.2026 12:05]\nanna@x.org\n\nBoris Orlov, [26.11.2026 12:06]\nпочта boris@x.org",
    "anna@x.org=Anna Petrova|boris@x.org=Boris Orlov",
  ],
  [
    "telegram2",
    "Anna Petrova, [Nov 26, 2026 at 12:05:33 PM]:\nanna@x.org",
    "anna@x.org=Anna Petrova",
  ],
  [
    "slack",
    "Anna Petrova  12:05 PM\nanna@x.org\nBoris Orlov  12:06 PM\nboris@x.org",
    "anna@x.org=Anna Petrova|boris@x.org=Boris Orlov",
  ],
  [
    "teams",
    "[12:05] Anna Petrova\nanna@x.org\n[12:06] Boris Orlov\nboris@x.org",
    "anna@x.org=Anna Petrova|boris@x.org=Boris Orlov",
  ],
  [
    "zoom chat",
    "12:05:33 From Anna Petrova to Everyone : anna@x.org\n12:06:00 From Boris to Everyone:\n\tboris@x.org",
    "anna@x.org=Anna Petrova|boris@x.org=Boris",
  ],
  [
    "md links",
    "- [Anna Petrova](mailto:a@x.org)\n- [Boris Orlov](mailto:b@x.org)",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "md bold",
    "**Anna Petrova** <a@x.org>\n**Boris** – b@x.org",
    "a@x.org=Anna Petrova|b@x.org=Boris",
  ],
  [
    "mailto params",
    "<mailto:a@x.org?subject=Hi%20there>, Boris <mailto:b@x.org>",
    "a@x.org=|b@x.org=Boris",
  ],
  [
    "squotes names",
    "'Anna Petrova' <a@x.org>; 'b@x.org' <b@x.org>",
    "a@x.org=Anna Petrova|b@x.org=",
  ],
  [
    "email first dash",
    "a@x.org - Anna Petrova\nb@x.org - Boris Orlov",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "email space name",
    "a@x.org Anna Petrova\nb@x.org Boris Orlov",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  ["run-together bare", "a@x.org b@x.org;c@x.org\td@x.org", "a@x.org=|b@x.org=|c@x.org=|d@x.org="],
  ["ru and", "a@x.org и b@x.org, а также c@x.org", "a@x.org=|b@x.org=|c@x.org="],
  [
    "blocks email first",
    "a@x.org\nAnna Petrova\n\nb@x.org\nBoris Orlov",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "blocks no blank",
    "Anna Petrova\na@x.org\nBoris Orlov\nb@x.org",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "blocks company",
    "Anna Petrova\nLime Studio\n+1 202 555 0101\na@x.org\n\nBoris Orlov\nOak Works\nb@x.org",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "blocks labels",
    "Name: Anna Petrova\nEmail: a@x.org\nPhone: 123\n\nName: Boris Orlov\nEmail: b@x.org",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "blocks ru labels",
    "ФИО: Петрова Анна Сергеевна\nТелефон: +7 900 000-00-00\nПочта: a@x.org\n\nФИО: Орлов Борис\nПочта: b@x.org",
    "a@x.org=Петрова Анна Сергеевна|b@x.org=Орлов Борис",
  ],
  [
    "title then bare",
    "Guests of the forum\na@x.org\nb@x.org\nc@x.org",
    "a@x.org=|b@x.org=|c@x.org=",
  ],
  [
    "lower names",
    "anna petrova <a@x.org>\nboris orlov <b@x.org>",
    "a@x.org=anna petrova|b@x.org=boris orlov",
  ],
  [
    "lower names plain",
    "anna petrova a@x.org\nboris orlov b@x.org",
    "a@x.org=anna petrova|b@x.org=boris orlov",
  ],
  [
    "phone between",
    "Anna Petrova, +1 202 555 0101, a@x.org\nBoris Orlov, +1 202 555 0102, b@x.org",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "company between",
    "Anna Petrova, Lime Studio, a@x.org\nBoris Orlov, Oak Works, b@x.org",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "company after",
    "Anna Petrova, a@x.org, Lime Studio\nBoris Orlov, b@x.org, Oak Works",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "slashes",
    "Anna Petrova / a@x.org\nBoris Orlov / b@x.org",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "tsv first last nohead",
    "Anna\tPetrova\ta@x.org\nBoris\tOrlov\tb@x.org",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  ["csv de", "Vorname;Nachname;E-Mail-Adresse\nJörg;Müller;j@x.org", "j@x.org=Jörg Müller"],
  [
    "csv de2",
    "Name;Vorname;E-Mail\nMüller;Jörg;j@x.org\nSchmidt;Anna;a@x.org",
    "j@x.org=Jörg Müller|a@x.org=Anna Schmidt",
  ],
  ["csv fr", "Nom;Prénom;Adresse e-mail\nDupont;Marie;m@x.org", "m@x.org=Marie Dupont"],
  ["csv fr2", "Prénom,Nom de famille,Courriel\nMarie,Dupont,m@x.org", "m@x.org=Marie Dupont"],
  ["csv es", "Nombre completo,Correo\nAna Pérez,a@x.org", "a@x.org=Ana Pérez"],
  ["csv nofio", "Фамилия Имя;Эл. почта\nПетрова Анна;a@x.org", "a@x.org=Петрова Анна"],
  [
    "csv ru3",
    "Имя;Отчество;Фамилия;E-mail\nАнна;Сергеевна;Петрова;a@x.org",
    "a@x.org=Анна Сергеевна Петрова",
  ],
  [
    "three col names",
    "First Name,Middle Name,Last Name,Email\nAnna,Maria,Petrova,a@x.org\nBoris,,Orlov,b@x.org",
    "a@x.org=Anna Maria Petrova|b@x.org=Boris Orlov",
  ],
  [
    "buyer attendee",
    "Buyer name,Buyer email,Attendee name,Attendee email\nOlga Boss,o@x.org,Anna Petrova,a@x.org\nOlga Boss,o@x.org,Boris Orlov,b@x.org",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "buyer attendee ru",
    "Имя покупателя;Email покупателя;Имя участника;Email участника\nОльга;o@x.org;Анна Петрова;a@x.org",
    "a@x.org=Анна Петрова",
  ],
  [
    "eventbrite buyer",
    "Order ID,Buyer First Name,Buyer Last Name,Buyer Email,First Name,Last Name,Email\n1,Olga,Boss,o@x.org,Anna,Petrova,a@x.org",
    "a@x.org=Anna Petrova",
  ],
  ["only buyer", "Order,Buyer Name,Buyer Email\n1,Olga Boss,o@x.org", "o@x.org=Olga Boss"],
  [
    "teams report",
    "1. Summary\nMeeting title\tForum\nAttended participants\t2\n\n2. Participants\nName\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\nAnna Petrova\t11/26/26, 9:00 AM\t11/26/26, 10:00 AM\t1h\tanna@x.org\tanna@x.org\tOrganizer\nBoris Orlov\t11/26/26, 9:00 AM\t11/26/26, 10:00 AM\t1h\tboris@x.org\tboris@x.org\tPresenter\n\n3. In-Meeting Activities\nName\tJoin Time\tLeave Time\tDuration\tEmail\tRole\nAnna Petrova\t9:00\t10:00\t1h\tanna@x.org\tOrganizer",
    "anna@x.org=Anna Petrova|boris@x.org=Boris Orlov",
  ],
  [
    "meet report",
    "First name,Last name,Email,Duration,Time joined,Time exited\nAnna,Petrova,a@x.org,1 hr,9:00,10:00",
    "a@x.org=Anna Petrova",
  ],
  [
    "meet tracking",
    "* Meeting code: abc-defg-hij\n* Created on 2026-11-26\n\nFull Name,First Seen,Time in Call,Email\nAnna Petrova,9:00,1h,a@x.org",
    "a@x.org=Anna Petrova",
  ],
  [
    "apple csv",
    "First name,Last name,Company,Work Email,Home Email,Mobile Phone\nAnna,Petrova,Lime,a@x.org,ah@x.org,+1",
    "a@x.org=Anna Petrova",
  ],
  [
    "google new",
    "First Name,Middle Name,Last Name,Organization Name,E-mail 1 - Label,E-mail 1 - Value,Labels\nAnna,,Petrova,Lime,* ,a@x.org,* myContacts",
    "a@x.org=Anna Petrova",
  ],
  [
    "google old",
    "Name,Given Name,Additional Name,Family Name,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Value\nAnna Petrova,Anna,,Petrova,* Home,a@x.org,+1",
    "a@x.org=Anna Petrova",
  ],
  ["total row", "Name,Email\nAnna,a@x.org\nTotal,1\nTotal: 1 guest,", "a@x.org=Anna"],
  ["total ru", "№;ФИО;Почта\n1;Петрова Анна;a@x.org\n;Итого: 1 человек;", "a@x.org=Петрова Анна"],
  [
    "group row in table",
    "Name,Email\nSpeakers,\nAnna,a@x.org\nGuests,\nBoris,b@x.org",
    "a@x.org=Anna|b@x.org=Boris",
  ],
  ["single col missing", "email\na@x.org\nborisx.org\nc@x.org", "a@x.org=|c@x.org=", 1],
  [
    "html ul",
    '<ul><li>Anna Petrova &lt;a@x.org&gt;</li><li><a href="mailto:b@x.org">Boris Orlov</a></li></ul>',
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "html escaped",
    "Anna Petrova &lt;a@x.org&gt;, Boris &lt;b@x.org&gt;",
    "a@x.org=Anna Petrova|b@x.org=Boris",
  ],
  [
    "ascii table",
    "+------+-------+\n| Name | Email |\n+------+-------+\n| Anna Petrova | a@x.org |\n+------+-------+",
    "a@x.org=Anna Petrova",
  ],
  [
    "md table reversed bold",
    "| **Email** | **Name** |\n|:--|--:|\n| a@x.org | Anna |\n| [b@x.org](mailto:b@x.org) | Boris |",
    "a@x.org=Anna|b@x.org=Boris",
  ],
  [
    "fixed width gaps",
    "Name                Company        E-mail\nAnna Petrova                       a@x.org\nBoris Orlov         Oak            b@x.org",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "fixed nohead",
    "Anna Petrova      a@x.org     Riga\nBoris Orlov       b@x.org     Tartu",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "idn",
    "anna@почта.рф, boris@xn--e1afmkfd.xn--p1ai",
    "anna@xn--80a1acny.xn--p1ai=|boris@xn--e1afmkfd.xn--p1ai=",
  ],
  [
    "dots brackets",
    "(a@x.org), [b@x.org]; {c@x.org}. «d@x.org»",
    "a@x.org=|b@x.org=|c@x.org=|d@x.org=",
  ],
  [
    "multi address per cell names",
    'Team,Participants\nA,"Anna <a@x.org>; Boris <b@x.org>"\nB,Clara <c@x.org>',
    "a@x.org=Anna|b@x.org=Boris|c@x.org=Clara",
  ],
  [
    "mixed eol",
    "Email,Name\r\na@x.org,Anna\nb@x.org,Boris\rc@x.org,Clara",
    "a@x.org=Anna|b@x.org=Boris|c@x.org=Clara",
  ],
  [
    "quoted reply",
    "> Anna Petrova <a@x.org>\n> Boris <b@x.org>",
    "a@x.org=Anna Petrova|b@x.org=Boris",
  ],
  [
    "nested group one line",
    "Team A: a@x.org, b@x.org; Team B: c@x.org;",
    "a@x.org=|b@x.org=|c@x.org=",
  ],
  [
    "semis with commas",
    "Anna Petrova, a@x.org; Boris Orlov, b@x.org",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "email,name oneline",
    "a@x.org, Anna Petrova; b@x.org, Boris Orlov",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "status col",
    "Email,Status,Name\na@x.org,Confirmed,Anna\nb@x.org,Declined,Boris",
    "a@x.org=Anna",
  ],
  [
    "title semicolons ru",
    "Список гостей;;\nФИО;Должность;Почта\nПетрова Анна;директор;a@x.org",
    "a@x.org=Петрова Анна",
  ],
  [
    "two name headings",
    "Nickname,Display Name,Email\nanya,Anna Petrova,a@x.org",
    "a@x.org=Anna Petrova",
  ],
  ["email person col", "Сотрудник;Электронный адрес\nПетрова Анна;a@x.org", "a@x.org=Петрова Анна"],
  [
    "employee",
    "Employee,Work email,Personal email\nAnna Petrova,,ah@x.org\nBoris Orlov,b@x.org,bh@x.org",
    "ah@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "contact person",
    "Company,Contact person,E-mail\nLime,Anna Petrova,a@x.org",
    "a@x.org=Anna Petrova",
  ],
  ["student", "Student,Parent email,Student email\nAnna,p@x.org,a@x.org", "a@x.org=Anna"],
  [
    "outlook new lines",
    "Petrova, Anna <a@x.org>;\nOrlov, Boris <b@x.org>;\n",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "lastfirst lines no semi",
    "Petrova, Anna <a@x.org>\nOrlov, Boris <b@x.org>",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  ["lastfirst one person", "Petrova, Anna <a@x.org>", "a@x.org=Anna Petrova"],
  [
    "lastfirst plain lines",
    "Petrova, Anna, a@x.org\nOrlov, Boris, b@x.org",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "lastfirst tab",
    "Petrova, Anna\ta@x.org\nOrlov, Boris\tb@x.org",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "from header",
    "From: Olga Weiss <o@x.org>\nSent: Monday, November 23, 2026 10:02\nTo: Anna Petrova <a@x.org>; Boris Orlov <b@x.org>\nSubject: RE: Forum",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  ["semis then cc", "To: a@x.org; b@x.org\nCc: c@x.org", "a@x.org=|b@x.org=|c@x.org="],
  [
    "de header",
    "An: Anna Petrova <a@x.org>; Jörg Müller <j@x.org>\nBetreff: Forum",
    "a@x.org=Anna Petrova|j@x.org=Jörg Müller",
  ],
  [
    "numbered name newline email",
    "1. Anna Petrova\n   a@x.org\n2. Boris Orlov\n   b@x.org",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "roman and letters",
    "a) Anna Petrova – a@x.org\nb) Boris Orlov – b@x.org",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "emoji bullets",
    "✅ Anna Petrova a@x.org\n❌ Boris Orlov b@x.org",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "name phone mail line",
    "Anna Petrova +1 202 555 0101 a@x.org\nBoris Orlov +1 202 555 0102 b@x.org",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "name tel: mail:",
    "Anna Petrova, tel. +1 202 555 0101, email: a@x.org\nBoris Orlov, tel. +1 202 555 0102, email: b@x.org",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "ru dash role",
    "Анна Петрова, директор — a@x.org\nБорис Орлов, бухгалтер — b@x.org",
    "a@x.org=Анна Петрова|b@x.org=Борис Орлов",
  ],
  [
    "en role title",
    "Anna Petrova, CEO, a@x.org\nBoris Orlov, Head of Sales, b@x.org",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "gmail style broken",
    "Anna Petrova\n<a@x.org>,\nBoris Orlov\n<b@x.org>",
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  [
    "signature prose",
    "Hi Olga,\nAnna's new address is anna@x.org, Boris can be reached at boris@x.org.\nRegards",
    "anna@x.org=|boris@x.org=",
  ],
  [
    "prose sentence start",
    "Anna Petrova (anna@x.org) will join us. Invite Boris Orlov (boris@x.org) too.",
    "anna@x.org=Anna Petrova|boris@x.org=Boris Orlov",
  ],
  ["slack mention", "@anna can you add boris@x.org please", "boris@x.org="],
  [
    "tg users",
    "Anna (@anna_p) anna@x.org\nBoris (@boris) boris@x.org",
    "anna@x.org=Anna|boris@x.org=Boris",
  ],
  [
    "wa multi line",
    "[26.11.26, 12:05:33] ~ Anna Petrova: Hello all\nmy address anna@x.org\n[26.11.26, 12:06:00] Boris: boris@x.org and my wife clara@x.org",
    "anna@x.org=Anna Petrova|boris@x.org=|clara@x.org=",
  ],
  [
    "discord",
    "Anna Petrova — Today at 12:05\nanna@x.org\nBoris — Yesterday at 12:06\nboris@x.org",
    "anna@x.org=Anna Petrova|boris@x.org=Boris",
  ],
  ["skype", "[11/26/2026 12:05:33 PM] Anna Petrova: anna@x.org", "anna@x.org=Anna Petrova"],
  [
    "vcard 2.1",
    "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=9F=D0=B5=D1=82=D1=80=D0=BE=D0=B2=D0=B0;=D0=90=D0=BD=D0=BD=D0=B0;;;\nEMAIL;HOME:h@x.org\nEMAIL;WORK:a@x.org\nEND:VCARD",
    "a@x.org=Анна Петрова",
  ],
  [
    "vcard 4",
    "BEGIN:VCARD\nVERSION:4.0\nFN:Anna Petrova\nEMAIL;PREF=1:a@x.org\nEMAIL:b@x.org\nEND:VCARD\n",
    "a@x.org=Anna Petrova",
  ],
  [
    "missing in vcard",
    "BEGIN:VCARD\nFN:Boris\nEND:VCARD\nBEGIN:VCARD\nFN:Anna\nEMAIL:a@x.org\nEND:VCARD",
    "a@x.org=Anna",
    1,
  ],
  [
    "csv patronymic nohead",
    "Петрова;Анна;Сергеевна;a@x.org\nОрлов;Борис;Ильич;b@x.org",
    "a@x.org=Анна Сергеевна Петрова|b@x.org=Борис Ильич Орлов",
  ],
  [
    "csv with id",
    "1;Анна Петрова;a@x.org;+7 900\n2;Борис Орлов;b@x.org;",
    "a@x.org=Анна Петрова|b@x.org=Борис Орлов",
  ],
  ["heading lower ru", "почта,имя,фамилия\na@x.org,Анна,Петрова", "a@x.org=Анна Петрова"],
  [
    "headings snake",
    "first_name,last_name,email_address\nAnna,Petrova,a@x.org",
    "a@x.org=Anna Petrova",
  ],
  [
    "headings camel",
    "firstName,lastName,emailAddress\nAnna,Petrova,a@x.org",
    "a@x.org=Anna Petrova",
  ],
  [
    "headings question",
    "Timestamp,What is your full name?,What is your email address?,Company\n2026,Anna Petrova,a@x.org,Lime",
    "a@x.org=Anna Petrova",
  ],
  [
    "headings ru question",
    "Отметка времени,Как вас зовут?,Ваш e-mail,Откуда узнали\n2026,Анна Петрова,a@x.org,Сайт",
    "a@x.org=Анна Петрова",
  ],
  [
    "secondary filled",
    "Name,Email,Email 2\nAnna,,a2@x.org\nBoris,b@x.org,",
    "a2@x.org=Anna|b@x.org=Boris",
  ],
  [
    "timepad",
    "Номер заказа;Имя покупателя;Почта покупателя;Билет;Фамилия;Имя;Отчество;E-mail\n1;Ольга Вайс;o@x.org;VIP;Петрова;Анна;;a@x.org",
    "a@x.org=Анна Петрова",
  ],
  [
    "customer",
    "Customer Name,Customer Email,Product\nAnna Petrova,a@x.org,Ticket",
    "a@x.org=Anna Petrova",
  ],
  [
    "sender recipient",
    "Recipient Name,Recipient Email,Sender Email\nAnna,a@x.org,o@x.org",
    "a@x.org=Anna",
  ],
  ["footer contact", "Name,Email\nAnna,a@x.org\n\nQuestions? Write to help@x.org,", "a@x.org=Anna"],
  [
    "title with contact",
    "Guest list (questions: help@x.org),\nName,Email\nAnna,a@x.org",
    "a@x.org=Anna",
  ],
  [
    "total in the middle",
    "Name;Email;Sum\nAnna;a@x.org;5\nSubtotal;;5\nBoris;b@x.org;6\nGrand total;;11",
    "a@x.org=Anna|b@x.org=Boris",
  ],
  [
    "merged attendee cell names+mail newline",
    'Guest,Phone\n"Anna Petrova\na@x.org",1\n"Boris Orlov\nb@x.org",2',
    "a@x.org=Anna Petrova|b@x.org=Boris Orlov",
  ],
  ["space in address", "Name,Email\nAnna,anna @x.org\nBoris,b@x.org", "b@x.org=Boris", 1],
  ["comma domain", "Name;Email\nAnna;anna@x,org\nBoris;b@x.org", "b@x.org=Boris", 1],
  ["cyr in addr", "Name,Email\nAnna,аnna@x.org\nBoris,b@x.org", "b@x.org=Boris", 1],
];

const cases = KINDS.map(([kind, text, people, refused = 0]) => ({ kind, text, people, refused }));

it.each(cases)("reads $kind", async ({ text, people, refused }) => {
  const { rows } = await readList({ kind: "text", text });
  const invited = rows.filter(({ state }) => state !== "skipped");
  expect(invited.map(({ email, name }) => `${email}=${name}`).join("|")).toBe(people);
  const bad = rows.filter(
    ({ reason }) =>
      reason !== null && !["duplicate", "unlisted", "sender", "declined"].includes(reason),
  );
  expect(bad).toHaveLength(refused);
});
