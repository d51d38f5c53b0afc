/**
 * A person to invite. `valid` is false if the address can't be invited; `declined` if the pasted text says
 * that the person declined or is canceled.
 */
export type Addressee = { email: string; name: string; valid: boolean; declined: boolean };

/** Returns an addressee as a line of a list. */
export function lineOf({ name, email, declined }: Addressee): string {
  const mailbox = name === "" ? email : `${name} <${email}>`;
  return declined ? `${mailbox} (declined)` : mailbox;
}

/** Returns the people in a typed or pasted text, read like an import. */
export async function readAddressees(text: string): Promise<Addressee[]> {
  // Loads the reader on demand, because most people type a single address.
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
