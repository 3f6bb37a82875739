import { describe, expect, it } from 'vitest';
import { render, templateList } from '#functions/messaging/adapters/templates/catalogue.ts';
import { isBundled } from '#functions/messaging/adapters/templates/template.ts';
import type { Intent, MessageKind } from '#functions/messaging/contract.ts';
import { isGsm7 } from '#shared/text/gsm7.ts';
import { paramsByKind, reminderIntent } from '#test/support/builders/messaging.ts';

type Marks = Parameters<typeof render>[1];

const intent = (kind: MessageKind, over: object = {}, language?: 'en'): Intent =>
  // Each case below names a kind with parameters of that kind.
  ({
    ...reminderIntent(),
    kind,
    params: { ...paramsByKind[kind], ...over },
    ...(language && { language }),
  }) as unknown as Intent;

const textOf = (kind: MessageKind, over: object = {}, marks: Marks = {}): string =>
  render(intent(kind, over), marks).text;

const STOP = 'https://sapa.example/s/7Kq2MzAb3xY';

const NAMES_NO_TIME: readonly MessageKind[] = ['thank_you', 'village_follow_up', 'issue_closed'];
const all = templateList.map(({ kind, language }) => ({
  kind,
  language,
  plain: intent(kind, {}, language === 'en' ? 'en' : undefined),
  mark: { id: '(ulang)', en: '(repeat)' }[language],
  group: { id: 'untuk 10 orang', en: 'for 10 people' }[language],
}));
const bundled = all.filter(({ kind }) => isBundled(kind));
const timed = all.filter(({ kind }) => !NAMES_NO_TIME.includes(kind));

describe('every template', () => {
  it.each(all)('says first who is writing: $kind in $language', ({ plain }) => {
    expect(render(plain, {}).text).toMatch(/^BP3MI Kalbar: /);
  });

  it.each(all)('stays in GSM-7 whatever people typed: $kind in $language', ({ plain }) => {
    const odd = { ...plain, params: { ...plain.params, sender: 'BP3MI “Kalbar” 😀' } } as Intent;
    expect(isGsm7(render(odd, {}).text)).toBe(true);
  });

  it.each(timed)('prints a date, an hour and its zone: $kind in $language', ({ plain }) => {
    expect(render(plain, {}).text).toMatch(
      /\d{2}([-/]\d{2}[-/]| [A-Z][a-z]{2} )\d{2,4} (pkl |at )?\d{2}[.:]\d{2} WIB/,
    );
  });

  it.each(all)('marks a repetition right behind the sender: $kind in $language', ({ plain, mark }) => {
    expect(render(plain, { again: true }).text.startsWith(`BP3MI Kalbar ${mark}: `)).toBe(true);
  });

  it.each(all)('does not mark the first: $kind in $language', ({ plain, mark }) => {
    expect(render(plain, { again: false }).text).not.toContain(mark);
  });

  it.each(bundled)('names how many people of one phone it is for: $kind in $language', ({ plain, group }) => {
    expect(render(plain, { people: 10 }).text).toContain(group);
  });

  it.each(bundled)('does not count a single person: $kind in $language', ({ plain }) => {
    expect(render(plain, { people: 1 })).toEqual(render(plain, {}));
  });

  it.each(all)('is known by kind, version and language: $kind in $language', ({ plain, kind, language }) => {
    expect(render(plain, {}).template).toMatch(new RegExp(`^${kind}-\\d-${language}$`));
  });

  it.each(all)('has a word for each name of which nothing is left: $kind in $language', ({ plain }) => {
    const names = ['sender', 'event', 'venue', 'oldVenue', 'newVenue', 'village', 'region', 'checkpoint'];
    const nothing = Object.fromEntries(
      names.filter((name) => name in plain.params).map((name) => [name, '😀']),
    );
    const { text } = render({ ...plain, params: { ...plain.params, ...nothing } } as Intent, {});
    expect(text).toMatch(/^BP3MI: /);
    expect(text).not.toMatch(/ {2}| [,.?]|undefined/);
  });

  it.each(templateList)('never speaks of tomorrow: $id', ({ wordings }) => {
    expect(JSON.stringify(wordings)).not.toMatch(/besok|lusa|nanti|tomorrow|tonight/i);
  });
});

describe('the list of templates', () => {
  it('tells the parameters of a text with their types', () => {
    const { parameters, maxParts } = templateList.find(({ id }) => id === 'reminder-2-id') ?? {};
    expect(maxParts).toBe(1);
    expect(parameters).toContainEqual({ name: 'venue', type: 'name', optional: false });
    expect(parameters).toContainEqual({ name: 'stopLink', type: 'link', optional: true });
  });

  it('has both languages of every kind', () => {
    const kinds = Object.keys(paramsByKind).length;
    expect(new Set(templateList.map(({ kind, language }) => `${kind}-${language}`)).size).toBe(2 * kinds);
  });
});

describe('the texts about events', () => {
  it('remind with time, place and a number for questions', () => {
    expect(textOf('reminder')).toBe(
      'BP3MI Kalbar: Mengingatkan, Sosialisasi Migrasi Aman, Kamis 13-11-2025 pkl 09.00 WIB di Aula Kantor Camat Sungai Ambawang. Info 0561-736111',
    );
  });

  it('say how to stop before they say whom to ask, where room is short', () => {
    expect(textOf('reminder', { stopLink: STOP })).toBe(
      `BP3MI Kalbar: Mengingatkan, Sosialisasi Migrasi Aman, 13/11/25 09.00 WIB di Aula Kantor Camat Sungai Ambawang. Stop: ${STOP}`,
    );
  });

  it('keep the way to stop at the longest public address', () => {
    const stopLink = `https://${'w'.repeat(32)}/s/7Kq2MzAb3xY`;
    const over = { sender: 'P4MI Sumba Brt Daya', stopLink };
    const kinds = ['reminder', 'thank_you', 'village_follow_up'] as const;
    for (const kind of kinds) expect(textOf(kind, over)).toContain(stopLink);
  });

  it.each([
    ['Asia/Makassar', 'WITA'],
    ['Asia/Jayapura', 'WIT'],
  ])('print the hour of %s as %s', (zone, word) => {
    expect(textOf('reminder', { zone })).toContain(`pkl 09.00 ${word} di`);
  });

  it('tell the old and the new time of a moved event', () => {
    expect(textOf('event_changed')).toBe(
      'BP3MI Kalbar: PERUBAHAN Sosialisasi Migrasi Aman. Semula Kamis 13-11-2025 pkl 09.00 WIB, menjadi Kamis 13-11-2025 pkl 10.00 WIB. Tempat tetap: Aula Kantor Camat Sungai Ambawang.',
    );
  });

  it('tell the old and the new place, and that the time stays', () => {
    expect(textOf('event_changed', { newVenue: 'Balai Desa Korek', newLocal: '2025-11-13T09:00' })).toBe(
      'BP3MI Kalbar: PERUBAHAN Sosialisasi Migrasi Aman. Waktu tetap: Kamis 13-11-2025 pkl 09.00 WIB. Tempat pindah dari Aula Kantor Camat Sungai Ambawang ke Balai Desa Korek.',
    );
  });

  it('tell both when both moved', () => {
    expect(textOf('event_changed', { newVenue: 'Balai Desa Korek' })).toMatch(
      /Semula .*09\.00 WIB, menjadi .*10\.00 WIB\. Tempat pindah dari Aula .* ke Balai Desa Korek\.$/,
    );
  });

  it('tell the old and the new name, and what holds', () => {
    expect(textOf('event_changed', { newLocal: '2025-11-13T09:00', oldEvent: 'Temu Warga' })).toBe(
      'BP3MI Kalbar: PERUBAHAN Temu Warga. Nama acara menjadi Sosialisasi Migrasi Aman. Waktu tetap: Kamis 13-11-2025 pkl 09.00 WIB. Tempat tetap: Aula Kantor Camat Sungai Ambawang.',
    );
  });

  it('tell a new name together with a move', () => {
    expect(textOf('event_changed', { newVenue: 'Balai Desa Korek', oldEvent: 'Temu Warga' })).toMatch(
      /Nama acara menjadi Sosialisasi Migrasi Aman\. Semula .* menjadi .*\. Tempat pindah dari .* ke Balai/,
    );
  });

  it('tell each time in its own zone', () => {
    expect(textOf('event_changed', { newLocal: '2025-11-13T09:00', oldZone: 'Asia/Makassar' })).toContain(
      'Semula Kamis 13-11-2025 pkl 09.00 WITA, menjadi Kamis 13-11-2025 pkl 09.00 WIB.',
    );
  });

  it('tell what holds when only the name changed', () => {
    expect(textOf('event_changed', { newLocal: '2025-11-13T09:00' })).toMatch(
      /Waktu tetap: .* Tempat tetap: /,
    );
  });

  it('do not let a cancelled place sound like a cancelled event', () => {
    expect(textOf('event_cancelled')).toContain('ACARA DIBATALKAN');
    expect(textOf('place_cancelled')).toContain('Tempat Anda dibatalkan');
    expect(textOf('place_cancelled')).toContain('Acara tetap berlangsung');
  });

  it('offer a place with the time until which it is kept', () => {
    expect(textOf('place_offered')).toBe(
      'BP3MI Kalbar: Ada tempat untuk Anda di Sosialisasi Migrasi Aman, Kamis 13-11-2025 pkl 09.00 WIB. Mohon jawab paling lambat Rabu 12-11-2025 pkl 17.00 WIB: https://sapa.example/t/7Kq2MzAb3xY',
    );
  });

  it('speak English to those who asked for it', () => {
    expect(render(intent('reminder', { contact: undefined }, 'en'), { people: 2 }).text).toBe(
      'BP3MI Kalbar: Reminder: Sosialisasi Migrasi Aman for 2 people, Thu 13 Nov 2025 at 09:00 WIB at Aula Kantor Camat Sungai Ambawang.',
    );
  });

  it('keep words out of the number for questions', () => {
    expect(textOf('reminder', { contact: 'klik bit.ly/x' })).not.toMatch(/Info|bit/);
  });

  it('have a word for an event whose name leaves nothing printable', () => {
    expect(textOf('reminder', { event: '😀' })).toContain('Mengingatkan, kegiatan,');
  });

  it('do not take a name for a placeholder', () => {
    expect(textOf('reminder', { event: 'Rapat {venue}' })).toContain('Mengingatkan, Rapat {venue},');
  });

  it('go out too long rather than not at all', () => {
    const link = `https://${'w'.repeat(300)}`;
    expect(render(intent('place_offered', { link }), {})).toMatchObject({
      parts: 3,
      text: expect.stringContaining(link),
    });
  });
});

describe('the notices to offices', () => {
  it('give counts, place, reference and link of an arrival', () => {
    expect(textOf('arrival_notice')).toBe(
      'BP3MI Kalbar: 26 PMI deportasi asal JATIM tiba PLBN Entikong 16/10/25 10.36 WIB. Ref KB-2510-017. Mohon konfirmasi: https://sapa.example/k/7Kq2MzAb3xY',
    );
  });

  it('say that people are still on their way', () => {
    expect(textOf('arrival_notice', { phase: 'expected' })).toContain('akan tiba PLBN Entikong');
  });

  it('call a correction RALAT and tell the count of before', () => {
    expect(textOf('arrival_correction')).toMatch(/^BP3MI Kalbar: RALAT: 26 PMI \(semula 28\) asal JATIM/);
  });

  it('say that something else changed when the count did not', () => {
    expect(textOf('arrival_correction', { oldPeople: '26' })).toContain('(data berubah)');
  });

  it('call an escalation by its rung and ask for an answer', () => {
    expect(textOf('escalation')).toBe(
      'BP3MI Kalbar: ESKALASI 2: 26 PMI asal JATIM tiba PLBN Entikong 16/10/25 10.36 WIB. Ref KB-2510-017. Segera konfirmasi: https://sapa.example/k/7Kq2MzAb3xY',
    );
  });

  it('tell the old hour alone when the day stays', () => {
    expect(textOf('arrival_time_changed')).toContain('16/10/25 10.36 WIB, semula 08.30 WIB.');
  });

  it('tell the old day too when the day changed', () => {
    expect(textOf('arrival_time_changed', { oldLocal: '2025-10-15T22:00', sender: 'P4MI' })).toContain(
      '16/10/25 10.36 WIB, semula 15/10/25 22.00 WIB.',
    );
  });

  it('never count the people of a phone', () => {
    expect(textOf('arrival_notice', {}, { people: 3 })).toBe(textOf('arrival_notice'));
  });
});
