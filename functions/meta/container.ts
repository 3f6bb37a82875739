import { awsPlatform } from '#shared/aws/aws-platform.ts';
import type { Platform } from '#shared/aws/platform.ts';

/** Nothing to compose: this context only describes the others. */
export const container = (): Platform => awsPlatform(process.env);
