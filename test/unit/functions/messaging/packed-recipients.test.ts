import { describe, expect, it } from 'vitest';
import { packRecipients, unpackRecipients } from '#functions/messaging/adapters/packed-recipients.ts';
import type { Recipient } from '#functions/messaging/domain/intent.ts';

const withLink = (n: number): Recipient => ({
  recipient: `REG${n}`,
  to: `+6286000000${n}`,
  own: { stopLink: `https://sapa.example/s/kode${n}` },
});

const roundTrip = (recipients: readonly Recipient[]) => unpackRecipients(packRecipients(recipients));

describe('recipients of a batch, packed', () => {
  it('come back as they were', () => {
    const recipients = [withLink(1), withLink(2), { recipient: 'REG3', to: '+62860000003' }];
    expect(roundTrip(recipients)).toEqual(recipients);
  });

  it('given parameters that begin alike, write the beginning once', () => {
    const { recipients, stems } = packRecipients([withLink(1), withLink(2)]);
    expect(stems).toEqual({ stopLink: 'https://sapa.example/s/kode' });
    expect(recipients.join()).not.toContain('https');
  });

  it('given somebody alone, come back with spaces and quotes', () => {
    const alone = [{ recipient: 'REG1', to: '+62860000001', own: { village: 'Desa "Korek" Baru' } }];
    expect(roundTrip(alone)).toEqual(alone);
  });

  it('given parameters of different names, come back all the same', () => {
    const mixed = [withLink(1), { recipient: 'REG2', to: '+62860000002', own: { village: 'Korek' } }];
    expect(packRecipients(mixed).stems).toBeUndefined();
    expect(roundTrip(mixed)).toEqual(mixed);
  });

  it('given parameters that differ in the second half of a character, split none', () => {
    const named = (n: number, village: string) => ({
      recipient: `REG${n}`,
      to: '+62860000001',
      own: { village },
    });
    const both = [named(1, 'a\u{1F600}'), named(2, 'a\u{1F601}')];
    expect(packRecipients(both).stems).toEqual({ village: 'a' });
    expect(roundTrip(both)).toEqual(both);
  });
});
