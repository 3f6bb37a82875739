import type { Page } from 'playwright-core';
import decodeQR from 'qr/decode.js';

/** A printed PDF: its pages' sizes in millimetres. Chromium writes the page objects in plain text. */
export const sheetsOf = async (page: Page): Promise<readonly string[]> => {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const boxes = pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g);
  const millimetres = (points: string | undefined) => Math.round((Number(points) * 25.4) / 72);
  return [...boxes].map(([, width, height]) => `${millimetres(width)} x ${millimetres(height)}`);
};

type Pixels = {
  readonly width: number;
  readonly height: number /** Bytes in base64. */;
  readonly data: string;
};

/** The pixels of a PNG; the browser of `blank`, an empty page, knows how to read one. */
const pixelsOf = (blank: Page, png: Buffer): Promise<Pixels> =>
  blank.evaluate<Pixels>(`(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${png.toString('base64')}';
    await image.decode();
    const { width, height } = image;
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    return { width, height, data: new Uint8Array(context.getImageData(0, 0, width, height).data.buffer).toBase64() };
  })()`);

/** What a phone reads from the QR code that an element of the page shows. */
export const scanned = async (page: Page, selector: string): Promise<string> => {
  const png = await page.locator(selector).screenshot();
  const blank = await page.context().newPage();
  const { width, height, data } = await pixelsOf(blank, png);
  return decodeQR({ width, height, data: new Uint8ClampedArray(Buffer.from(data, 'base64')) });
};
