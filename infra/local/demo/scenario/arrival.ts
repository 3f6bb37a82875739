import { readFile } from 'node:fs/promises';
import {
  announceContract,
  getArrivalContract,
  importManifestContract,
  recordArrivalContract,
} from '#functions/arrivals/contract.ts';
import { demoArrival } from '../data/demo-data.ts';
import { type Act, actsIn, type Stage } from './act.ts';
import { answersTo, type PlannedAnswer } from './answers.ts';
import { officeNames } from './directory.ts';

const POST = 'duty-entikong';

const record: Act['run'] = async ({ api, notebook, tell }) => {
  const body = demoArrival.arrival;
  const arrival = await api.call(POST, recordArrivalContract, { body, key: 'demo-arrival' });
  notebook.arrivalId = arrival.arrivalId;
  tell(
    `${body.letter.from}, letter ${body.letter.number}: ${body.expectedPeople} people are to be deported from Sarawak.`,
  );
  tell(`They will reach PLBN Entikong on 16 October at 10.36 WIB. Recorded as ${arrival.reference}.`);
};

const arrivalIdOf = ({ notebook }: Stage): string => {
  if (notebook.arrivalId === undefined) throw new Error('the arrival has not been recorded yet');
  return notebook.arrivalId;
};

const upload = async (stage: Stage, file: string) => {
  const body = await readFile(new URL(`../data/${file}`, import.meta.url), 'utf8');
  const params = { arrivalId: arrivalIdOf(stage) };
  const manifest = await stage.api.call(POST, importManifestContract, { params, body, key: `demo-${file}` });
  stage.tell(
    `${file}: ${manifest.people} people, ${manifest.children} children with a parent, ${manifest.heldRows} lines held back.`,
  );
  return manifest;
};

/** Uploads a manifest and tells the offices. */
const announce =
  (file: string): Act['run'] =>
  async (stage) => {
    const manifest = await upload(stage, file);
    const params = { arrivalId: arrivalIdOf(stage) };
    const { version } = await stage.api.call(POST, getArrivalContract, { params });
    const body = { manifestVersion: manifest.version };
    const { shares, told } = await stage.api.call(POST, announceContract, { params, version, body });
    const names = await officeNames(stage);
    const nameOf = (officeId: string): string => names.get(officeId) ?? officeId;
    stage.tell(
      `Shares: ${shares.map(({ officeId, people }) => `${nameOf(officeId)} ${people}`).join(', ')}.`,
    );
    const who = told.length === shares.length ? `all ${told.length} offices` : told.map(nameOf).join(' and ');
    stage.tell(`Told now: ${who}.`);
  };

const act = actsIn('Asia/Pontianak');

/** Within half an hour, when the officer has a moment; but one office keeps silent until its third rung is called. */
const FIRST_ANSWERS: readonly PlannedAnswer[] = [
  { after: 4, office: 'bp3mi-kalbar', as: 'head-kalbar' },
  { after: 7, office: 'bp3mi-jatim', as: 'officer-jatim' },
  { after: 9, office: 'bp3mi-sulsel' },
  { after: 12, office: 'bp3mi-ntb', as: 'officer-ntb' },
  { after: 13, office: 'bp3mi-banten' },
  { after: 15, office: 'bp3mi-jateng', as: 'officer-jateng' },
  { after: 18, office: 'bp3mi-kalsel' },
  { after: 20, office: 'bp3mi-jabar' },
  { after: 23, office: 'bp3mi-dki' },
  { after: 25, office: 'bp3mi-sultra' },
  { after: 28, office: 'bp3mi-sumsel' },
  {
    after: 66,
    office: 'bp3mi-ntt',
    title: 'BP3MI NTT has kept silent for an hour; the office that supervises it answers',
  },
];

const ANSWERS_TO_CORRECTION: readonly PlannedAnswer[] = [
  { after: 8, office: 'bp3mi-jatim', as: 'officer-jatim' },
  { after: 16, office: 'bp3mi-ntb' },
];

const land: Act['run'] = async ({ tell }) => {
  tell('Immigration, customs and quarantine first; then each person is interviewed at the desk.');
};

const first = act(
  '2025-10-15T14:45',
  'The manifest is uploaded and every home office is told its share',
  announce('manifest-1.csv'),
);

const correction = act(
  '2025-10-16T11:25',
  'Two people turn out to come from NTB, not from Jawa Timur: a corrected manifest',
  announce('manifest-2.csv'),
);

/** The arrival of 16 October 2025 at PLBN Entikong. */
export const arrivalActs: readonly Act[] = [
  act('2025-10-15T14:10', 'The consulate in Kuching writes to the post at Entikong', record),
  first,
  ...answersTo(first, FIRST_ANSWERS),
  act('2025-10-16T10:36', 'The buses arrive at PLBN Entikong', land),
  correction,
  ...answersTo(correction, ANSWERS_TO_CORRECTION),
];
