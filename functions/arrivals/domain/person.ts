import type { ArrivalKind } from './arrival.ts';

export type Sex = 'L' | 'P';
export type Category = 'adult' | 'child';

/** One row of a manifest as it was read. Personal data of the most sensitive kind: never in an SMS, log or workflow input. */
export type Person = {
  /** Line in the sheet; the header is 1. */
  readonly row: number;
  readonly name: string;
  readonly sex: Sex;
  /** `yyyy-mm-dd`; a person has this, an age, or both. */
  readonly birthDate?: string;
  /** Whole years on the day of arrival. */
  readonly age: number;
  /** Younger than 18 on the day of arrival is a child. */
  readonly category: Category;
  readonly familyGroup?: string;
  /** Row of the adult who is named as this child's guardian. */
  readonly guardianRow?: number;
  readonly documentType?: string;
  readonly documentNumber?: string;
  /** Most precise region code that the sheet supports; absent when nobody knows. */
  readonly statedRegion?: string;
  readonly kind: ArrivalKind;
  readonly cause?: string;
  readonly health?: string;
  /** Needs medical attention on arrival. */
  readonly medical: boolean;
};

/** A person with the office that will receive them. */
export type RoutedPerson = Person & {
  readonly officeId: string;
  /** Province they are counted under; `00` when unknown. */
  readonly provinceCode: string;
  /** A child without a guardian or an adult of the same family in the manifest. */
  readonly unaccompanied: boolean;
};

/** Where people of unknown origin are counted. */
export const UNKNOWN_PROVINCE = '00';
