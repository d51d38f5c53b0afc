/** A person to invite; `valid` is false if the address can't be invited. */
export type Addressee = { email: string; name: string; valid: boolean };

/** Returns the people of a typed or pasted text, read as an import reads it; none if there are none. */
export async function readAddressees(text: string): Promise<Addressee[]> {
  // Most people type a single address: the reader is loaded when it is needed.
  const { readList } = await import("@/lib/imports/reader/read-list");
  const list = await readList({ kind: "text", text }).catch(() => null);
  return (list?.rows ?? [])
    .filter(({ reason, email }) => email !== "" && reason !== "duplicate")
    .map(({ email, name, state }) => ({ email, name, valid: state !== "skipped" }));
}
