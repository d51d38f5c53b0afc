import type { ReactNode } from "react";
import { initials } from "./initials";

const COLORS = 6;

type AvatarProps = {
  name: string;
  email: string;
};

/** A person's initials on a color that depends on the email only, so it never changes. */
export function Avatar({ name, email }: AvatarProps) {
  return (
    <span aria-hidden="true" className={`avatar avatar-${colorOf(email)}`}>
      {initials(name, email)}
    </span>
  );
}

function colorOf(email: string): number {
  let hash = 0;
  for (const letter of email.toLowerCase()) hash = (hash * 31 + letter.charCodeAt(0)) % 65_521;
  return (hash % COLORS) + 1;
}

type PersonLinesProps = AvatarProps & {
  /** The id of the name, for controls that are described by it. */
  id?: string;
  /** Badges beside the name. */
  badges?: ReactNode;
  /** A remark beside the email. */
  note?: ReactNode;
  muted?: boolean;
};

/**
 * A person in a table: avatar, name, email. The email leads if there is no name. The element around it has
 * the class `person`.
 */
export function PersonLines({ id, name, email, badges, note, muted = false }: PersonLinesProps) {
  return (
    <>
      <Avatar name={name} email={email} />
      <Line
        id={id}
        className={muted ? "person-name text-ink-faint" : "person-name font-medium"}
        text={name || email}
        beside={badges}
      />
      {(name || note) && <Line className="person-email" text={name && email} beside={note} />}
    </>
  );
}

type LineProps = { id?: string | undefined; className: string; text: string; beside: ReactNode };

/** A single element if there is nothing beside the text: long lists have thousands of rows. */
function Line({ id, className, text, beside }: LineProps) {
  if (!beside)
    return (
      <span id={id} className={className}>
        {text}
      </span>
    );
  return (
    <span className="flex min-w-0 items-center gap-2">
      {text && (
        <span id={id} className={className}>
          {text}
        </span>
      )}
      {beside}
    </span>
  );
}
