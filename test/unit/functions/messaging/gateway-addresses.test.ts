import type { LookupAddress } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { isPublicAddress, publicLookup } from '#functions/messaging/adapters/gateway/addresses.ts';

const resolving =
  (...addresses: string[]): NonNullable<Parameters<typeof publicLookup>[0]> =>
  (_name, _options, done) =>
    done(
      null,
      addresses.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
    );

const found = (all: boolean, ...addresses: string[]) =>
  new Promise((resolve) => {
    publicLookup(resolving(...addresses))('gateway.example', { all }, (error, address, family) =>
      resolve(error === null ? [address, family] : error.message),
    );
  });

describe('an address', () => {
  it.each(['8.8.8.8', '103.28.12.5', '2606:4700::1111', '2404:6800:4003:c00::64'])(
    '%s is public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.1.2.3',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'ff02::1',
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('looking a gateway up', () => {
  it('gives one address', async () => {
    expect(await found(false, '8.8.8.8', '8.8.4.4')).toEqual(['8.8.8.8', 4]);
  });

  it('gives all addresses', async () => {
    expect(await found(true, '8.8.8.8')).toEqual([[{ address: '8.8.8.8', family: 4 }], undefined]);
  });

  it('refuses a name with one address inside', async () => {
    expect(await found(true, '8.8.8.8', '10.0.0.1')).toBe('not a public address');
  });

  it('refuses a name without addresses', async () => {
    expect(await found(true)).toBe('no address');
  });
});
