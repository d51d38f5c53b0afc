import { ROSTER_HEADINGS } from "@/lib/participants/roster-headings";

/** Headings of exported files: the roster, the results of an import, and its failed rows. */
export const OWN_HEADINGS: readonly string[] = [
  ROSTER_HEADINGS.join(","),
  "Row,Email,Name,Moderator,Notify by email,Action,Outcome,Reason,Attempts,Time (UTC),Link,Link expires (UTC),Participant code",
  "Строка,Почта,Имя,Модератор,Уведомить по почте,Действие,Результат,Причина,Попытки,Время (UTC),Ссылка,Ссылка действует до (UTC),Код участника",
  "Email,Name,Moderator,Notify by email,Link lifetime,Avatar URL,Reason",
  "Почта,Имя,Модератор,Уведомить по почте,Срок действия ссылки,Ссылка на аватар,Причина",
];

/** Returns true for the headings of a file exported by Foyer: its names are read as written. */
export function isOwnFile(headings: readonly string[] | null): boolean {
  return headings !== null && OWN_HEADINGS.includes(headings.join(","));
}
