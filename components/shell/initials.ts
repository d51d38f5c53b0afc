/** One or two letters for a person without a picture: of their name, else of their address. */
export function initials(name: string, email: string): string {
  const words = (name.trim() || email).split(/[\s@._-]+/u).filter(Boolean);
  const letters = words.slice(0, 2).map((word) => /^./u.exec(word)?.[0] ?? "");
  return letters.join("").toLocaleUpperCase();
}
