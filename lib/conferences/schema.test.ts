import { expect, it } from "vitest";
import { RenameProject } from "@/lib/projects/schema";
import { RenameImport } from "@/lib/imports/schema";
import { ConferenceFields } from "./schema";

const REST = { description: "", starts: "", timeZone: "", duration: "", folderCode: "" };
const ID = "01a21ddd-714b-76f6-bf37-e355f4d7b301";

it.each([
  ["a conference", (title: string) => ConferenceFields.safeParse({ title, ...REST }).data?.title],
  ["a project", (name: string) => RenameProject.safeParse({ id: ID, name }).data?.name],
  ["an import", (name: string) => RenameImport.safeParse({ importId: ID, name }).data?.name],
])("the title of %s has no invisible characters", (_, parse) => {
  expect(parse("Launch\u{200b} \u{202e}party\u{feff} ")).toBe("Launch party");
  expect(parse("Family 👩\u{200d}💻")).toBe("Family 👩\u{200d}💻");
  expect(parse("\u{200b}\u{2060}")).toBeUndefined();
});
