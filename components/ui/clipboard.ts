/**
 * Writes a text that may still be loading. Safari allows writing only during the click, so it gets
 * the promise; other browsers get the text. Throws where the browser refuses.
 */
export async function writeToClipboard(text: string | Promise<string>): Promise<void> {
  if (typeof text === "string") return navigator.clipboard.writeText(text);
  if (typeof ClipboardItem === "undefined" || !navigator.clipboard.write)
    return navigator.clipboard.writeText(await text);
  const blob = text.then((value) => new Blob([value], { type: "text/plain" }));
  try {
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
  } catch {
    // Some browsers have ClipboardItem but accept no promise in it.
    await navigator.clipboard.writeText(await text);
  }
}
