/** Returns one or two letters of a person's name, or of their email if there is no name. */
export function initials(name: string, email: string): string {
  const words = (name.trim() || email).split(/[\s@._-]+/u).filter(Boolean);
  const letters = words.slice(0, 2).map((word) => /^./u.exec(word)?.[0] ?? "");
  return letters.join("").toLocaleUpperCase();
}
