const CODE = /^[0-9A-HJKMNP-TV-Z]{6}$/;

/** Reads an event's code as people type it: small letters, an O for a zero, an I or L for a one. */
export const readEventCode = (text: string): string | undefined => {
  const code = text.trim().toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');
  return CODE.test(code) ? code : undefined;
};
