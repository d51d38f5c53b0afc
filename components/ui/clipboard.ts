/**
 * Writes a text that may still be on its way. Safari allows writing only in the click itself, so it
 * is given the promise; elsewhere the text is awaited first.
 */
export async function writeToClipboard(text: string | Promise<string>): Promise<void> {
  if (typeof text === "string") return navigator.clipboard.writeText(text);
  if (typeof ClipboardItem === "undefined" || !navigator.clipboard.write)
    return navigator.clipboard.writeText(await text);
  const blob = text.then((value) => new Blob([value], { type: "text/plain" }));
  try {
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
  } catch {
    // Some browsers know ClipboardItem but take no promise in it.
    await navigator.clipboard.writeText(await text);
  }
}
