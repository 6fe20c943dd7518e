import { batches } from './batches.ts';
import type { ContractCase } from './case.ts';
import { deletion } from './deletion.ts';
import { identifying } from './identifying.ts';
import { limits } from './limits.ts';
import { listing } from './listing.ts';
import { managing } from './managing.ts';
import { replication } from './replication.ts';
import { storing } from './storing.ts';
import { versions } from './versions.ts';

/** What every Secrets Manager endpoint does, by topic. */
export const contract: Readonly<Record<string, readonly ContractCase[]>> = {
  storing,
  identifying,
  versions,
  deletion,
  listing,
  batches,
  managing,
  replication,
  limits,
};
