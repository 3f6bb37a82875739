import { err, ok, type Result } from '#shared/kernel/result.ts';
import { clarities, type Feedback } from '../domain/feedback.ts';
import { type FollowUp, passedOn } from '../domain/follow-up.ts';

export type AnswerForm = {
  readonly manfaat: string;
  readonly jelas: string;
  readonly saran: string;
  readonly jawab: string;
  readonly orang: string;
};

const LONGEST = 500;
const MOST_PEOPLE = 100_000;

/** The three questions; the mistake in words for the page. */
export const readFeedbackForm = ({ manfaat, jelas, saran }: AnswerForm): Result<Feedback, string> => {
  const useful = /^[1-5]$/.test(manfaat) ? Number(manfaat) : undefined;
  const clear = clarities.find((each) => each === jelas);
  if (useful === undefined || clear === undefined) return err('Jawab pertanyaan 1 dan 2.');
  return ok({ useful, clear, ...(saran === '' ? {} : { suggestion: saran.slice(0, LONGEST) }) });
};

export const readFollowUpForm = ({
  jawab,
  orang,
}: AnswerForm): Result<Pick<FollowUp, 'answer' | 'people'>, string> => {
  const answer = passedOn.find((each) => each === jawab);
  if (answer === undefined) return err('Pilih sudah atau belum.');
  if (orang === '' || answer === 'not_yet') return ok({ answer });
  const people = Number(orang.replace(/[.\s]/g, ''));
  if (!Number.isInteger(people) || people < 0 || people > MOST_PEOPLE)
    return err('Tulis jumlah orang dengan angka.');
  return ok({ answer, people });
};
