/**
 * A person to invite; `valid` is false if the address can't be invited, or if the person `declined` or is
 * canceled according to the pasted text.
 */
export type Addressee = { email: string; name: string; valid: boolean; declined: boolean };

/** Returns an addressee as a line of a list. */
export function lineOf({ name, email, declined }: Addressee): string {
  const mailbox = name === "" ? email : `${name} <${email}>`;
  return declined ? `${mailbox} (declined)` : mailbox;
}

/** Returns the people of a typed or pasted text, read as an import reads it; none if there are none. */
export async function readAddressees(text: string): Promise<Addressee[]> {
  // Most people type a single address: the reader is loaded when it is needed.
  const { readList } = await import("@/lib/imports/reader/read-list");
  const list = await readList({ kind: "text", text }).catch(() => null);
  return (list?.rows ?? [])
    .filter(({ reason, email }) => email !== "" && reason !== "duplicate")
    .map(({ email, name, state, reason }) => ({
      email,
      name,
      valid: state !== "skipped",
      declined: reason === "declined",
    }));
}
