import { findAddresses } from "../addresses/address";
import type { Read } from "./row-name";

/**
 * Returns the other addresses of a row: more of the same person, and those of other people such as a manager.
 */
export function addressesBeside(
  { cells, section }: Read,
  email: string,
): { own: readonly string[]; otherPeople: readonly string[] } {
  const own: string[] = [];
  const otherPeople: string[] = [];
  for (let column = 0; column < cells.length; column++) {
    const cell = cells[column] ?? "";
    const field = section.mapping[column];
    if (field === "email" || !cell.includes("@")) continue;
    const addresses = findAddresses(cell).map((each) => each.email);
    if (field === "otherEmail")
      own.push(...addresses.filter((each) => each.toLowerCase() !== email.toLowerCase()));
    else otherPeople.push(...addresses);
  }
  return { own, otherPeople };
}
