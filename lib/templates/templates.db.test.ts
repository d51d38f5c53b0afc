import { beforeEach, expect, it } from "vitest";
import { refreshConferences } from "@/lib/conferences/refresh";
import { useBoomstream } from "@/lib/testing/boomstream";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";
import { getTemplate } from "./get";
import { saveTemplate } from "./save";
import { SaveTemplate } from "./schema";

const boomstream = useBoomstream();

beforeEach(async () => {
  await signInAs(await makeStaff("manager"));
});

it("stores a message per conference and refuses to overwrite a colleague's", async () => {
  const conferenceCode = await boomstream.seed("Message");
  await refreshConferences();
  expect(await getTemplate(conferenceCode)).toEqual({ text: null, version: 0 });
  const text = "Dear {name}: {link}";
  const first = await saveTemplate({ conferenceCode, text, version: 0 });
  expect(first).toEqual({ ok: true, data: { text, version: 1 } });
  for (const version of [0, 2]) {
    expect(await saveTemplate({ conferenceCode, text: "{link}", version })).toMatchObject({
      error: { code: "conflict" },
    });
  }
  expect(await getTemplate(conferenceCode)).toEqual({ text, version: 1 });
  await saveTemplate({ conferenceCode, text: "", version: 1 });
  expect(await getTemplate(conferenceCode)).toEqual({ text: null, version: 2 });
});

it("requires the link in the message", () => {
  const form = { conferenceCode: "c", text: "Dear {name}", version: 0 };
  expect(SaveTemplate.safeParse(form).success).toBe(false);
  expect(SaveTemplate.safeParse({ ...form, text: "{link}" }).success).toBe(true);
});
