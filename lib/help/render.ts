import { micromark } from "micromark";
import { gfmTable, gfmTableHtml } from "micromark-extension-gfm-table";
import { withBase } from "@/lib/platform/base-path";
import { routes } from "@/lib/platform/routes";
import { isTopic } from "./topics";

/**
 * Returns Markdown as HTML. Escapes HTML in it and addresses with schemes other than http and https. Links
 * between the files become links between the pages. Images are loaded from `public/help-images`. Names of
 * variables and paths can break after each word.
 */
export function renderHelp(text: string): string {
  const body = text.replace(/^# .+\n/, "");
  const html = micromark(body, { extensions: [gfmTable()], htmlExtensions: [gfmTableHtml()] });
  return html
    .replaceAll(/<code>[^<]+/g, (code) => code.replaceAll(/[_/](?=\w)/g, "$&<wbr>"))
    .replaceAll(/href="([\w-]+)\.md"/g, (link, topic: string) =>
      isTopic(topic) ? `href="${withBase(routes.help(topic))}"` : link,
    )
    .replaceAll(
      /<img src="(?:\.\.\/)+public(\/[\w.-]+\/[\w.-]+)"/g,
      (_, path: string) => `<img loading="lazy" src="${withBase(path)}"`,
    );
}
