import type { FunctionContract } from '#shared/aws/function-contract.ts';
import { officesRoutes } from './routes.ts';

export const officesFunctions: readonly FunctionContract[] = [
  {
    name: 'offices-http',
    entry: 'functions/offices/handlers/http.handler.ts',
    trigger: { kind: 'http', routes: officesRoutes },
    tables: { offices: 'write' },
    errorImpact: 'Staf tidak dapat melihat kantor, debarkasi dan wilayah, atau mengubah kantor penerima.',
  },
];
