"use client";

import clsx from "clsx";
import { X } from "lucide-react";
import { type ClipboardEvent, type KeyboardEvent, useRef } from "react";
import { useTranslations } from "use-intl";
import { controlStyle } from "../ui/control-style";
import { useFieldControl } from "../ui/field";
import { type Addressee, lineOf, readAddressees } from "./read-addressees";

/** Maximum number of addresses in the field; more are an import. */
export const MAX_ADDRESSEES = 50;

const MAX_TEXT_LENGTH = 50_000;

type EmailsFieldProps = {
  /** Typed text that is not a chip yet. */
  typed: string;
  onTyped: (typed: string) => void;
  people: readonly Addressee[];
  onPeople: (people: Addressee[]) => void;
  /** Called with the whole text if it has too many addresses. */
  onTooMany: (text: string) => void;
  readOnly: boolean;
};

/** An email field for one or more addresses: pasted lists and separators become chips. */
export function EmailsField(props: EmailsFieldProps) {
  const { typed, onTyped, people, onPeople, onTooMany, readOnly } = props;
  const t = useTranslations("invitations.several");
  const input = useRef<HTMLInputElement>(null);
  const control = useFieldControl();

  async function add(text: string) {
    const whole = () => [...people.map(lineOf), text].join("\n");
    // An import reads in a worker; here a long text would block the page.
    if (text.length > MAX_TEXT_LENGTH) return onTooMany(whole());
    const found = await readAddressees(text);
    const known = new Set(people.map(({ email }) => email.toLowerCase()));
    const next = [...people, ...found.filter(({ email }) => !known.has(email.toLowerCase()))];
    if (next.length > MAX_ADDRESSEES) return onTooMany(whole());
    if (found.length === 0) return onTyped(text);
    onTyped("");
    onPeople(next);
  }
  /** Moves a wrong address back into the field. Text typed there becomes chips first. */
  async function correct(person: Addressee) {
    const found = typed.trim() === "" ? [] : await readAddressees(typed);
    onPeople([...people.filter((each) => each !== person), ...found]);
    onTyped(written(person));
    input.current?.focus();
  }
  function paste(event: ClipboardEvent) {
    const text = event.clipboardData.getData("text/plain");
    const several = text.split("@").length > 2 || /[\n<]/.test(text.trim());
    if (!several || !text.includes("@")) return;
    event.preventDefault();
    void add(`${typed} ${text}`.trim());
  }
  function keys(event: KeyboardEvent<HTMLInputElement>) {
    const finished =
      event.key === "," || event.key === ";" || (event.key === "Enter" && people.length > 0);
    // A name may contain a comma: “Petrova, Anna <anna@example.com>”.
    if (finished && /@[^\s<>]+\.[^\s<>]+>?\s*$/.test(typed)) {
      event.preventDefault();
      void add(typed);
    }
    if (event.key === "Backspace" && typed === "" && people.length > 0)
      onPeople(people.slice(0, -1));
  }
  return (
    <div
      className={clsx(
        controlStyle,
        "flex min-h-10 flex-wrap items-center gap-1.5 px-1.5 py-1 md:min-h-9",
        "focus-within:border-accent focus-within:outline-2 focus-within:outline-accent",
        "has-aria-invalid:border-danger has-aria-invalid:focus-within:outline-danger",
      )}
    >
      {people.length > 0 && (
        <ul aria-label={t("label")} className="contents">
          {people.map((person) => (
            <Chip
              key={person.email}
              person={person}
              onCorrect={() => void correct(person)}
              onRemove={() => {
                onPeople(people.filter((each) => each !== person));
                input.current?.focus();
              }}
            />
          ))}
        </ul>
      )}
      <input
        {...control}
        ref={input}
        type="text"
        inputMode="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        readOnly={readOnly}
        value={typed}
        onChange={(event) => onTyped(event.target.value)}
        onPaste={paste}
        onKeyDown={keys}
        className="min-w-32 flex-1 bg-transparent px-1.5 outline-none"
      />
    </div>
  );
}

type ChipProps = { person: Addressee; onCorrect: () => void; onRemove: () => void };

function Chip({ person, onCorrect, onRemove }: ChipProps) {
  const t = useTranslations("invitations.several");
  const reason = t(person.declined ? "declined" : "invalid");
  return (
    <li
      className={clsx(
        "flex max-w-full items-center gap-1 rounded-md border py-0.5 pr-0.5 pl-2 text-sm",
        person.valid ? "bg-sunken" : "border-danger-line bg-danger-soft text-danger-text",
      )}
    >
      {person.valid ? (
        <span className="truncate">{written(person)}</span>
      ) : (
        <button
          type="button"
          title={reason}
          aria-label={`${t("correct", { email: person.email })}. ${reason}`}
          onClick={onCorrect}
          className="truncate rounded underline decoration-dotted underline-offset-2 hover:no-underline"
        >
          {written(person)}
        </button>
      )}
      <button
        type="button"
        aria-label={t("remove", { email: person.email })}
        onClick={onRemove}
        className="flex size-6 shrink-0 items-center justify-center rounded hover:bg-hover"
      >
        <X aria-hidden="true" className="size-3.5" />
      </button>
    </li>
  );
}

function written({ name, email }: Addressee): string {
  return name === "" ? email : `${name} <${email}>`;
}
