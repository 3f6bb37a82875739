/** The national desk sees every notice and message; this page stands on the same machine as the data. */
export const VIEWER = { accountId: 'status-page', officeId: 'kemenp2mi', roles: ['national_desk'] as const };
