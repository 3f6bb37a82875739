/** Changes with every change of the words. */
export const CONSENT_VERSION = '2025-1';

/** What participants agree to; the office is the one that keeps the event. */
export const consentText = (office: string): string =>
  `Saya setuju ${office} menyimpan nama, nomor HP dan desa saya untuk mengurus acara ini dan mengirim SMS tentang acara ini. ` +
  'Data tidak diberikan kepada pihak lain dan dapat saya batalkan kapan saja.';
