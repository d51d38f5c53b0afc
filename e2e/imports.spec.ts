import { randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { strToU8, zipSync } from "fflate";
import { copied, openRoster, rowOf } from "./support/roster";
import { expect, test } from "./support/test";

const address = (name: string) => `${name}-${randomUUID().slice(0, 8)}@example.com`;
const rows = (page: Page) => page.getByRole("table", { name: "Rows of the list" });

async function preview(page: Page, code: string, list: string) {
  await page.goto(`/conferences/${code}/import`);
  await page.getByLabel("List", { exact: true }).fill(list);
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(rows(page)).toBeVisible();
}

test("a list is pasted, fixed and imported", async ({ page, sandbox }) => {
  const { code } = await sandbox.seed(0);
  const [anna, boris, clara] = [address("anna"), address("boris"), address("clara")];
  await page.goto(`/conferences/${code}`);
  await page.getByRole("link", { name: "Import list" }).click();
  await expect(page.getByRole("heading", { name: "Import participants" })).toBeVisible();
  const lines = ["Email\tИмя\tРоль", `${anna}\tАнна\tмодератор`, `${boris}\tБорис\t`];
  lines.push("no address\tКлара\t", `${boris}\tБорис ещё раз\t`);
  await page.getByLabel("List", { exact: true }).fill(lines.join("\n"));
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByRole("button", { name: "Skipped 2" })).toBeVisible();
  await expect(rows(page).getByText("Same address as row 3")).toBeVisible();
  await expect(page.getByText("Invite 2 people, 1 as moderator, email nobody.")).toBeVisible();

  await page.getByRole("textbox", { name: "Email in row 4" }).fill(clara);
  await page.getByRole("textbox", { name: "Email in row 4" }).press("Enter");
  await page.getByRole("switch", { name: "Notify by email" }).click();
  await expect(page.getByText("Invite 3 people, 1 as moderator, email all of them.")).toBeVisible();
  await page.getByRole("button", { name: "Start import" }).click();

  await expect(page.getByRole("heading", { name: anna })).not.toContainText("Анна");
  await expect(page.getByText("4 of 4", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Sent 3" })).toBeVisible();
  for (const email of [anna, boris, clara]) expect(await sandbox.mailsTo(email)).toHaveLength(1);

  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download results" }).click();
  await page.getByRole("menuitem", { name: "CSV" }).click();
  const file = await readFile(await (await downloading).path(), "utf8");
  for (const email of [anna, boris, clara]) expect(file).toContain(email);

  await openRoster(page, { code });
  await expect(rowOf(page, anna).getByRole("switch", { name: "Moderator" })).toBeChecked();
});

test("people on the roster get nothing unless someone chooses so", async ({ page, sandbox }) => {
  const { code } = await sandbox.seed(1);
  await openRoster(page, { code });
  const known = await page.getByRole("cell", { name: /@/ }).first().innerText();
  await preview(page, code, `${known}\n${address("new")}`);
  await expect(page.getByText("1 person is already on the roster")).toBeVisible();
  await expect(page.getByText("Invite 1 person, email nobody.")).toBeVisible();
  await page
    .getByRole("combobox", { name: "1 person is already on the roster" })
    .selectOption("New link");
  await expect(page.getByText("Create 1 new link.")).toBeVisible();
});

test("a long list is pasted, and its last row is shown", async ({ page, sandbox }) => {
  const { code } = await sandbox.seed(0);
  await page.goto(`/conferences/${code}/import`);
  const lines = Array.from({ length: 20_000 }, (_, at) => `guest${at}@example.com,Guest ${at}`);
  await page.getByLabel("List", { exact: true }).fill("Email,Name\n");
  await page.getByLabel("List", { exact: true }).evaluate((field: HTMLTextAreaElement, text) => {
    field.setSelectionRange(field.value.length, field.value.length);
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    field.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, lines.join("\n"));
  await expect(page.getByRole("button", { name: "Remove list" })).toBeVisible();
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByText("Invite 20,000 people, email nobody.")).toBeVisible({
    timeout: 20_000,
  });
  const last = page.getByRole("textbox", { name: "Email in row 20001" });
  // The table has its full height once all rows are drawn, which is after the counts.
  await expect(async () => {
    await rows(page).evaluate((table) => (table.scrollTop = table.scrollHeight));
    await expect(last).toHaveValue("guest19999@example.com", { timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
});

test("a dropped list is read another way, and edits survive if the rows are the same", async ({
  page,
  sandbox,
}) => {
  const { code } = await sandbox.seed(0);
  await page.goto(`/conferences/${code}/import`);
  const given = `Email;Name;Lifetime\n${address("anna")};Zoë;7 days\n${address("boris")};Boris;\n`;
  const dataTransfer = await page.evaluateHandle((text) => {
    const carried = new DataTransfer();
    carried.items.add(new File([text], "guests.csv", { type: "text/csv" }));
    return carried;
  }, given);
  // Anywhere on the page counts.
  const heading = page.getByRole("heading", { name: "Import participants" });
  await heading.dispatchEvent("dragover", { dataTransfer });
  await heading.dispatchEvent("drop", { dataTransfer });
  await expect(page.getByText("guests.csv")).toBeVisible();
  await page.getByRole("button", { name: "Preview" }).click();
  const name = page.getByRole("textbox", { name: "Name in row 2" });
  await expect(name).toHaveValue("Zoë");
  await page.getByRole("combobox", { name: "Encoding" }).selectOption("Windows-1252");
  await expect(name).toHaveValue("ZoÃ«");
  await page.getByRole("combobox", { name: "Encoding" }).selectOption("UTF-8");
  await expect(name).toHaveValue("Zoë");
  const lifetime = page.getByRole("textbox", { name: "Link lifetime in row 2" });
  await lifetime.fill("a while");
  await lifetime.press("Enter");
  await expect(page.getByText(/“a while” is not a lifetime/)).toBeVisible();
  await page.getByRole("combobox", { name: "Encoding" }).selectOption("Windows-1252");
  await expect(name).toHaveValue("ZoÃ«");
  await expect(lifetime).toHaveValue("a while");
  await page.getByRole("combobox", { name: "Heading row" }).selectOption("None");
  await expect(lifetime).toHaveValue("a while");
  await page.getByRole("combobox", { name: "Heading row" }).selectOption({ index: 2 });
  await page.getByRole("alertdialog").getByRole("button", { name: "Reload list" }).click();
  await expect(page.getByRole("textbox", { name: "Email in row 3" })).toHaveValue(/^boris/);
  await expect(name).toHaveCount(0);
});

test("problems come first, and the keyboard goes from one to the next", async ({
  page,
  sandbox,
}) => {
  const { code } = await sandbox.seed(0);
  const list = [
    "Email,Name",
    "one@example.com,One",
    "wrong,Two",
    "three@gmial.com,Three",
    "four@gmial.com,Four",
    "bad@,Five",
  ];
  await preview(page, code, list.join("\n"));
  const first = rows(page).getByRole("row").nth(1);
  await expect(first.getByRole("textbox", { name: "Email in row 3" })).toHaveValue("wrong");
  const dense = rows(page).locator('[data-state="ready"]');
  expect((await dense.boundingBox())?.height).toBe(32);
  await first.getByRole("textbox", { name: "Email in row 3" }).fill("two@example.com");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Email in row 4" })).toBeFocused();
  await page.getByRole("button", { name: "Fix all 2 typos" }).click();
  await expect(page.getByRole("textbox", { name: "Email in row 5" })).toHaveValue("four@gmail.com");
  await page.getByRole("textbox", { name: "Email in row 6" }).fill("five@example.com");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Invite 5 people, email nobody.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Ready 5" })).toBeVisible();
});

test("one click reads a list as text or as a table", async ({ page, sandbox }) => {
  const { code } = await sandbox.seed(0);
  await preview(page, code, "Email,Name\nanna@example.com,Anna\nboris@example.com,Boris\n");
  await expect(page.getByRole("combobox", { name: "Heading row" })).toBeVisible();
  await page.getByRole("radiogroup", { name: "Read as" }).getByText("Text").click();
  await expect(page.getByRole("combobox", { name: "Heading row" })).toBeHidden();
  await expect(page.getByText("Invite 2 people, email nobody.")).toBeVisible();
  await page.getByRole("radiogroup", { name: "Read as" }).getByText("Table").click();
  await expect(page.getByRole("combobox", { name: "Heading row" })).toBeVisible();
});

test("hidden sheets and rows are counted, and included if a person wants them", async ({
  page,
  sandbox,
}) => {
  const { code } = await sandbox.seed(0);
  await page.goto(`/conferences/${code}/import`);
  await page.getByLabel("Choose file").setInputFiles({
    name: "guests.xlsx",
    mimeType: "",
    buffer: hiddenWorkbook(),
  });
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByText("1 hidden sheet and 1 hidden row skipped.")).toBeVisible();
  await expect(page.getByText("Invite 1 person, email nobody.")).toBeVisible();
  await page.getByRole("switch", { name: "Include hidden sheets and rows" }).click();
  await expect(page.getByText("Invite 2 people, email nobody.")).toBeVisible();
  await page.getByRole("combobox", { name: "Sheet" }).selectOption({ index: 2 });
  await expect(page.getByRole("textbox", { name: "Email in row 1" })).toHaveValue(
    "secret@example.com",
  );
});

test("a file that changed, an old workbook and a second file are never ignored", async ({
  page,
  sandbox,
}, info) => {
  const { code } = await sandbox.seed(0);
  await page.goto(`/conferences/${code}/import`);
  const file = info.outputPath("guests.csv");
  await writeFile(file, "Email\nanna@example.com\n");
  const choose = page.getByLabel("Choose file");
  await choose.setInputFiles(file);
  await expect(page.getByText("guests.csv")).toBeVisible();
  await writeFile(file, "Email\nanna@example.com\nboris@example.com\n");
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByText(/Choose the file again|Invite 2 people, email nobody/)).toBeVisible();
  await page.goto(`/conferences/${(await sandbox.seed(0)).code}/import`);
  const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array(600).fill(0)]);
  await choose.setInputFiles({ name: "old.xls", mimeType: "", buffer: old });
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByText(/Save the file as .xlsx/)).toBeVisible();
  const dataTransfer = await page.evaluateHandle(() => {
    const dropped = new DataTransfer();
    for (const name of ["one.csv", "two.csv"])
      dropped.items.add(new File(["a@example.com"], name, { type: "text/csv" }));
    return dropped;
  });
  await page.locator("body").dispatchEvent("drop", { dataTransfer });
  await expect(page.getByText("Only one.csv was added. Import one file at a time.")).toBeVisible();
  // It replaces the file that was there.
  await expect(page.getByText("old.xls")).toHaveCount(0);
  await expect(page.getByText("one.csv", { exact: true })).toBeVisible();
});

test("links, messages and a QR code are copied and downloaded", async ({ page, sandbox }) => {
  const { code, title } = await sandbox.seed(0);
  const [email, other] = [address("anna"), address("boris")];
  await preview(page, code, `Anna <${email}>\nBoris <${other}>`);
  await page.getByRole("button", { name: "Start import" }).click();
  await expect(page.getByText("2 of 2", { exact: true })).toBeVisible();
  const allLinks = page.getByRole("button", { name: "Copy all links" });
  // Available once the roster says whose links they are.
  await expect(async () => {
    expect(await copied(page, allLinks, "2 links copied")).toMatch(
      new RegExp(`^Anna\t${email}\thttps?://\\S+\nBoris\t${other}\thttps?://\\S+$`),
    );
  }).toPass();
  await openRoster(page, { code });
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Message" }).click();
  await page.getByLabel("Text", { exact: true }).fill("Dear {name}: {link} for {title}");
  await page.getByRole("button", { name: "Save message" }).click();
  await expect(page.getByText("Message saved").first()).toBeVisible();
  await rowOf(page, email).getByRole("button", { name: "Actions" }).click();
  const one = page.getByRole("menuitem", { name: "Copy message" });
  const dear = (who: string) => `Dear ${who}: https?://\\S+ for ${title}`;
  expect(await copied(page, one, "Message for Anna copied")).toMatch(
    new RegExp(`^${dear("Anna")}$`),
  );
  await page.getByRole("checkbox", { name: "Select all" }).click();
  const many = await copied(
    page,
    page.getByRole("button", { name: "Copy messages" }),
    "2 messages copied",
  );
  for (const who of ["Anna", "Boris"]) expect(many).toMatch(new RegExp(`^${dear(who)}$`, "m"));
  await rowOf(page, email).getByRole("button", { name: "Actions" }).click();
  await page.getByRole("menuitem", { name: "QR code" }).click();
  await expect(page.getByRole("img", { name: "QR code of the invite link" })).toBeVisible();
  const starts = { SVG: Buffer.from("<svg"), PNG: Buffer.from("\x89PNG", "latin1") };
  for (const [format, signature] of Object.entries(starts)) {
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: `Download ${format}` }).click();
    const file = await readFile(await (await downloading).path());
    expect(file.subarray(0, signature.length)).toEqual(signature);
  }
});

/** A workbook of a sheet with a hidden row, an empty sheet and a hidden one. */
function hiddenWorkbook(): Buffer {
  const sheet = (rows: string) => strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`);
  const row = (number: number, text: string, hidden = "") =>
    `<row r="${number}"${hidden}><c r="A${number}" t="inlineStr"><is><t>${text}</t></is></c></row>`;
  const names = ["Guests", "Empty", "Secret"];
  const files = {
    "xl/workbook.xml": strToU8(
      `<workbook xmlns:r="r"><sheets>${names
        .map(
          (name, at) =>
            `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"${name === "Secret" ? ' state="hidden"' : ""}/>`,
        )
        .join("")}</sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      `<Relationships>${names
        .map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`)
        .join("")}</Relationships>`,
    ),
    "xl/worksheets/sheet1.xml": sheet(
      row(1, "Email") + row(2, "anna@example.com") + row(3, "boris@example.com", ' hidden="1"'),
    ),
    "xl/worksheets/sheet2.xml": sheet(""),
    "xl/worksheets/sheet3.xml": sheet(row(1, "secret@example.com")),
  };
  return Buffer.from(zipSync(files));
}
