import { expect, it } from "vitest";
import { readMailbox } from "./mailbox";

it("reads an address with and without a name", () => {
  const address = "events@example.com";
  expect(readMailbox(address)).toEqual({ name: "", address });
  expect(readMailbox(`"The, events" <${address}>`)).toEqual({ name: "The, events", address });
  expect(readMailbox("почта@пример.рф")).toBeNull();
  expect(readMailbox("почта@xn--e1afmkfd.xn--p1ai")?.address).toBe("почта@xn--e1afmkfd.xn--p1ai");
});

it("refuses control characters anywhere: PostgreSQL stores no null byte, and SMTP ends lines at others", () => {
  for (let code = 0; code < 0xa0; code += code === 0x1f ? 0x60 : 1) {
    const letter = String.fromCodePoint(code);
    for (const text of [`a${letter}b@example.com`, `${letter}@example.com`, `a@ex${letter}.com`])
      expect(readMailbox(text), JSON.stringify(text)).toBeNull();
  }
});
