/** The quiet zone in modules (ISO/IEC 18004). */
const MARGIN = 4;
/** Pixels of a module in a PNG: enough for print. */
const SCALE = 12;

/** A QR code: its outline for a page, and the files to save. */
export type QrCode = { size: number; path: string; svg: () => Blob; png: () => Promise<Blob> };

/** Returns a text as a QR code; loads the encoder on demand. */
export async function drawQrCode(text: string): Promise<QrCode> {
  const [{ generate }, { toSvgPath }] = await Promise.all([
    import("lean-qr"),
    import("lean-qr/extras/svg"),
  ]);
  const code = generate(text);
  const path = toSvgPath(code);
  const { size } = code;
  const full = size + MARGIN * 2;
  return {
    size,
    path,
    svg: () =>
      new Blob(
        [
          `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-MARGIN} ${-MARGIN} ${full} ${full}" shape-rendering="crispEdges">`,
          `<path fill="#fff" d="M${-MARGIN} ${-MARGIN}h${full}v${full}h${-full}z"/><path d="${path}"/></svg>`,
        ],
        { type: "image/svg+xml" },
      ),
    async png() {
      const canvas = document.createElement("canvas");
      canvas.width = canvas.height = full * SCALE;
      const pen = canvas.getContext("2d");
      if (pen) {
        pen.fillStyle = "#fff";
        pen.fillRect(0, 0, canvas.width, canvas.height);
        pen.scale(SCALE, SCALE);
        pen.translate(MARGIN, MARGIN);
        pen.fillStyle = "#000";
        pen.fill(new Path2D(path));
      }
      return new Promise((resolve) => {
        canvas.toBlob((blob) => resolve(blob ?? new Blob()), "image/png");
      });
    },
  };
}
