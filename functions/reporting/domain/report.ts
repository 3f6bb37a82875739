import type { Duration, Instant } from '#shared/kernel/time.ts';

/** In the order of the printed report, with its headings: Permenpan 80/2012. */
export const sectionTitles = {
  background: 'Latar belakang',
  legalBasis: 'Dasar hukum',
  purpose: 'Maksud dan tujuan',
  scope: 'Ruang lingkup',
  course: 'Jalannya acara',
  discussion: 'Hasil diskusi',
  minutes: 'Notulen',
  results: 'Hasil dan evaluasi',
  conclusions: 'Kesimpulan',
  suggestions: 'Saran dan tindak lanjut',
  closing: 'Penutup',
  attachments: 'Lampiran',
} as const;

export type SectionName = keyof typeof sectionTitles;

// The keys of a constant object are its own.
export const sectionNames = Object.keys(sectionTitles) as readonly SectionName[];

export type Sections = { readonly [K in SectionName]?: string };

/** What an office has written of one event. A section that nobody has written is generated. */
export type Report = {
  readonly eventId: string;
  readonly officeId: string;
  /** 0 until somebody has changed something. */
  readonly version: number;
  readonly sections: Sections;
  /** Whether those who came are thanked by SMS, with the link to the questions. */
  readonly thankYou: boolean;
  /** So long after the event village officers are asked whether the message was passed on; absent: never. */
  readonly followUpAfter?: Duration;
};

export const emptyReport = (eventId: string, officeId: string): Report => ({
  ...{ eventId, officeId, version: 0, sections: {}, thankYou: false },
});

/** Null gives a section back to the generator, or ends the asking. */
export type ReportPatch = {
  readonly sections?: { readonly [K in SectionName]?: string | null | undefined } | undefined;
  readonly thankYou?: boolean | undefined;
  readonly followUpAfter?: Duration | null | undefined;
};

/** Who changed what; `from` has what was replaced, null what was generated. */
export type ReportChange = {
  readonly version: number;
  readonly at: Instant;
  readonly by: string;
  readonly from: Readonly<Record<string, string | null>>;
};

const withSections = (before: Sections, patch: NonNullable<ReportPatch['sections']>): Sections => {
  const merged = Object.entries({ ...before, ...patch }).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(merged);
};

/** The next version of a report. */
export const patched = (report: Report, patch: ReportPatch): Report => {
  const { followUpAfter: before, ...rest } = report;
  const after = patch.followUpAfter === undefined ? before : patch.followUpAfter;
  return {
    ...rest,
    version: report.version + 1,
    sections: withSections(report.sections, patch.sections ?? {}),
    thankYou: patch.thankYou ?? report.thankYou,
    ...(after === undefined || after === null ? {} : { followUpAfter: after }),
  };
};

const asText = (value: unknown): string | null => (value === undefined ? null : String(value));

/** What a change replaced, by name. */
export const replaced = (before: Report, after: Report): Readonly<Record<string, string | null>> => {
  const facts = ({ sections, thankYou, followUpAfter }: Report): Readonly<Record<string, unknown>> => ({
    ...{ thankYou, followUpAfter },
    ...sections,
  });
  const [was, is] = [facts(before), facts(after)];
  const names = [...sectionNames, 'thankYou', 'followUpAfter'];
  return Object.fromEntries(
    names.filter((name) => was[name] !== is[name]).map((name) => [name, asText(was[name])]),
  );
};
