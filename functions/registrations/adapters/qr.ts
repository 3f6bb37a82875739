import encodeQr from 'qr';

/** A QR code as SVG, to be put into a page; `text` within it survives a stain or a fold over a seventh of it. */
export const qrSvg = (text: string): string => encodeQr(text, 'svg', { ecc: 'medium', border: 2 });
