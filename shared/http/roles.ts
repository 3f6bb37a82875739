export const roles = ['organiser', 'head', 'duty_officer', 'case_officer', 'national_desk'] as const;

/** organiser: plans events. head: head of an office. duty_officer: answers for arrivals. national_desk: sees every open notice. */
export type Role = (typeof roles)[number];

/** Who is asking, from the verified token; never from the path or body. */
export type Actor = {
  /** The account's user name. */
  readonly accountId: string;
  readonly officeId: string;
  readonly roles: readonly Role[];
};
