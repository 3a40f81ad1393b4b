import { encode } from "uqr";
import { encodeBase64 } from "../../../transport/base64.ts";
import { writePNG } from "./png.ts";

const WIDTH = 200;
/** The white round the code, in modules. https://www.iso.org/standard/83389.html (§6.3.8) */
const MARGIN = 4;

/**
 * Draws a text as a QR code: a data URL of a PNG of 200 by 200 pixels, with a blank after the comma, as the API has it.
 *
 * @param text at most 500 bytes, so that each module has two pixels and more
 */
export function drawQRCode(text: string): string {
  const { data, size } = encode(text, { ecc: "L", border: 0 });
  const scale = Math.floor(WIDTH / (size + 2 * MARGIN));
  const start = Math.floor((WIDTH - scale * size) / 2);
  const place = (pixel: number): number => Math.floor((pixel - start) / scale);
  const png = writePNG(WIDTH, (x, y) => data[place(y)]?.[place(x)] ?? false);
  return `data:image/png;base64, ${encodeBase64(png)}`;
}
