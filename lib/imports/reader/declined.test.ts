import { expect, it } from "vitest";
import { readList } from "./read-list";

async function read(text: string) {
  const { rows } = await readList({ kind: "text", text });
  const emails = (declined: boolean) =>
    rows
      .filter(({ reason, state }) => (declined ? reason === "declined" : state !== "skipped"))
      .map(({ email }) => email.split("@")[0])
      .join(" ");
  return { invited: emails(false), declined: emails(true) };
}

const csv = (heading: string, ...values: string[]) =>
  [`Name,Email,${heading}`, ...values.map((value, at) => `Guest ${at},g${at}@x.org,${value}`)].join(
    "\n",
  );

it.each([
  ["Status", "Confirmed", "Cancelled"],
  ["Attendee Status", "Attending", "Not attending"],
  ["Approval Status", "approved", "denied"],
  ["Order status", "Completed", "Refunded"],
  ["Payment status", "paid", "Cancelled (refunded)"],
  ["Response", "Accepted", "Declined"],
  ["responseStatus", "needsAction", "declined"],
  ["RSVP", "Yes", "No"],
  ["Will you attend?", "Yes", "No - sorry"],
  ["Can you attend?", "Yes!", '"Sorry, can\'t make it"'],
  ["Notes", "vegetarian", "cancelled 20.11.2026"],
  ["", "vip", "not coming"],
  ["Cancelled", "no", "yes"],
  ["Cancellation date", "", "2026-11-20 10:00"],
  ["Статус", "Подтвержден", "Отменён"],
  ["Придёт?", "да", "нет"],
  ["Комментарий", "нужен пропуск", "Не придёт"],
  ["Участие", "подтвердила", "отказалась"],
  ["Итог", "подтвердила", "отказ"],
  ["Rückmeldung", "Zusage", "Absage"],
  ["Teilnahme", "ja", "nein"],
  ["Bemerkung", "vegan", "hat leider abgesagt"],
  ["Estado", "Confirmado", "Cancelado"],
  ["Observaciones", "llega tarde", "No asistirá"],
  ["Statut", "Confirmé", "Annulé"],
  ["Réponse", "Oui", "Ne viendra pas"],
])("skips people who declined by the column %s", async (heading, here, away) => {
  expect(await read(csv(heading, here, away, here))).toEqual({ invited: "g0 g2", declined: "g1" });
});

it.each([
  ["Company", "Cancelled Ltd", "Lime Studio"],
  ["Newsletter", "declined", "accepted"],
  ["Photo consent", "Declined", "Confirmed"],
  ["Attending in person?", "No", "Yes"],
  ["Gala dinner", "Not attending", "Attending"],
  ["Will you bring someone?", "No", "Yes"],
  ["Attended", "No", "Yes"],
  ["Topic", "Refunded orders", "Declined claims"],
  ["Notes", "declined the dinner", "cancelled her first booking"],
  ["Согласие на рассылку", "отказ", "да"],
  ["Должность", "специалист по отказам", "юрист"],
  ["Status", "Active", "Pending"],
  ["Email status", "rejected", "sent"],
])("invites people by the column %s", async (heading, one, other) => {
  expect(await read(csv(heading, one, other))).toEqual({ invited: "g0 g1", declined: "" });
});

it.each([
  ["anna@x.org — не придёт\nboris@x.org", "boris", "anna"],
  ["Anna Petrova <anna@x.org> (cancelled)\nBoris Orlov <boris@x.org>", "boris", "anna"],
  ["Anna Petrova (declined) <anna@x.org>, Boris Orlov <boris@x.org>", "boris", "anna"],
  ["Anna Petrova anna@x.org, cancelled; Boris Orlov boris@x.org", "boris", "anna"],
  ["1. Anna Petrova – anna@x.org – отказ\n2. Boris Orlov – boris@x.org", "boris", "anna"],
  ["[canceled] Anna Petrova <anna@x.org>\nBoris Orlov <boris@x.org>", "boris", "anna"],
  ["Cancelled: Anna Petrova <anna@x.org>\nBoris Orlov <boris@x.org>", "boris", "anna"],
  ["Katrin Vogel, katrin@x.org (sagt ab)\nJürgen Groß, juergen@x.org", "juergen", "katrin"],
  ["Ana Pérez <ana@x.org> - no viene\nLuis Gómez <luis@x.org>", "luis", "ana"],
  ["Zoé Blanc <zoe@x.org> (annulé)\nLuc Martin <luc@x.org>", "luc", "zoe"],
  ["anna@x.org is not coming.\nboris@x.org", "boris", "anna"],
  ["Coming:\nAnna <anna@x.org>\n\nNot coming:\nBoris <boris@x.org>", "anna", "boris"],
  ["Declined (1)\nBoris <boris@x.org>\nAccepted (1)\nAnna <anna@x.org>", "anna", "boris"],
  ["Anna Petrova\nanna@x.org\nAccepted\nBoris Orlov\nboris@x.org\nDeclined", "anna", "boris"],
  ["Anna Petrova,anna@x.org,\nBoris Orlov,boris@x.org,отказ\nClara,c@x.org,VIP", "anna c", "boris"],
  ["Name,Email\nAnna,anna@x.org\nCancelled,\nBoris,boris@x.org", "anna", "boris"],
  ["Name,Email\nAnna (cancelled),anna@x.org\nBoris,boris@x.org", "boris", "anna"],
  ["Name,Email\nAnna,anna@x.org - cancelled\nBoris,boris@x.org", "boris", "anna"],
  [
    "BEGIN:VCALENDAR\nATTENDEE;PARTSTAT=DECLINED:mailto:anna@x.org\nATTENDEE;PARTSTAT=ACCEPTED:mailto:boris@x.org\nEND:VCALENDAR",
    "boris",
    "anna",
  ],
])("skips people who declined in %j", async (text, invited, declined) => {
  expect(await read(text)).toEqual({ invited, declined });
});

it.each([
  ["Anna Petrova (Refunds) <anna@x.org>\nBoris Orlov <boris@x.org>", "anna boris"],
  ["Cancelled Ltd, Anna Petrova, anna@x.org\nOak, Boris Orlov, boris@x.org", "anna boris"],
  ["Anna <anna@x.org> declined the dinner and will come\nBoris <boris@x.org>", "anna boris"],
  ["Subject: Cancelled: weekly sync\nTo: Anna <anna@x.org>, Boris <boris@x.org>", "anna boris"],
  ["Anna Petrova anna@x.org\nRegret Moyo regret@x.org", "anna regret"],
])("invites all people in %j", async (text, invited) => {
  expect(await read(text)).toEqual({ invited, declined: "" });
});

it("does not read a response as a name", async () => {
  const { rows } = await readList({
    kind: "text",
    text: "anna@x.org,Accepted\nboris@x.org,Declined\nclara@x.org,Accepted",
  });
  expect(rows.map(({ name, reason }) => [name, reason])).toEqual([
    ["", null],
    ["", "declined"],
    ["", null],
  ]);
});
