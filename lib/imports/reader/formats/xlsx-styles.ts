import { Parser } from "saxen";
import { localName } from "./xml";

/** Returns the indexes of cell formats with strikethrough (ECMA-376, 18.8). */
export function struckFormats(xml: string): ReadonlySet<number> {
  const fonts: boolean[] = [];
  const struck = new Set<number>();
  const path: string[] = [];
  let formats = 0;
  // Most workbooks have no strikethrough.
  if (!/<(?:[\w-]+:)?strike\b/.test(xml)) return struck;
  new Parser()
    .on("openTag", (tag, attributes, _decode, selfClosing) => {
      const name = localName(tag);
      const parent = path.at(-1);
      if (name === "font" && parent === "fonts") fonts.push(false);
      if (name === "strike" && parent === "font" && path.at(-2) === "fonts")
        fonts[fonts.length - 1] = isOn(attributes()["val"]);
      if (name === "xf" && parent === "cellXfs") {
        if (fonts[Number(attributes()["fontId"] ?? 0)] === true) struck.add(formats);
        formats++;
      }
      if (!selfClosing) path.push(name);
    })
    .on("closeTag", (_tag, _decode, selfClosing) => {
      if (!selfClosing) path.pop();
    })
    .on("error", () => undefined)
    .parse(xml);
  return struck;
}

/** Returns true if a property has no value or a value that means "on" (ST_OnOff). */
export function isOn(value: string | undefined): boolean {
  return value === undefined || value === "1" || value === "true";
}
