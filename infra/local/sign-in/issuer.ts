/** Where sign-in is mounted. */
export const OIDC_PATH = '/oidc';

export const issuerOf = (origin: string): string => `${origin}${OIDC_PATH}`;
