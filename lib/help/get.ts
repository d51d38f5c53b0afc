import { readFile } from "node:fs/promises";
import path from "node:path";
import { requireStaff } from "@/lib/access/guard";
import { requestLocale } from "@/lib/platform/i18n/server";
import { renderHelp } from "./render";
import { TOPICS, type Topic } from "./topics";

export type HelpPage = {
  title: string;
  /** Rendered from our own files; HTML in them is escaped. */
  html: string;
  topics: { topic: Topic; title: string }[];
};

/** Returns a page of the help in the reader's language. */
export async function getHelp(topic: Topic): Promise<HelpPage> {
  await requireStaff("support");
  const locale = await requestLocale();
  const texts = await Promise.all(TOPICS.map((one) => read(locale, one)));
  const topics = TOPICS.map((one, index) => ({ topic: one, title: titleOf(texts[index] ?? "") }));
  const text = texts[TOPICS.indexOf(topic)] ?? "";
  return { title: titleOf(text), html: renderHelp(text), topics };
}

function read(locale: string, topic: Topic): Promise<string> {
  return readFile(path.join(process.cwd(), "docs", "help", locale, `${topic}.md`), "utf8");
}

const titleOf = (text: string) => /^# (.+)$/m.exec(text)?.[1] ?? "";
