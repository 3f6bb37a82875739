/** The code of a short link: `Ids.token` makes 11 characters. */
const CODE = /(\/[a-z]\/)[\w-]{8,}/g;

/**
 * A text as staff may read it in the ledger. A link is the key of whom it was sent to: with its code, whoever reads along
 * could answer a notice or stop SMS in that person's name.
 */
export const readableText = (text: string): string => text.replace(CODE, '$1…');
