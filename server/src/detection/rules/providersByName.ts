import type { Rule } from '../rule.ts';
import { aToB } from './byName/aToB.ts';
import { cToD } from './byName/cToD.ts';
import { eToG } from './byName/eToG.ts';
import { hToL } from './byName/hToL.ts';
import { mToO } from './byName/mToO.ts';
import { pToR } from './byName/pToR.ts';
import { sToT } from './byName/sToT.ts';
import { uToZ } from './byName/uToZ.ts';

/** Providers in tables: their keys have no mark of their own, only the name beside them. */
export const providersByName: readonly Rule[] = [
  ...aToB,
  ...cToD,
  ...eToG,
  ...hToL,
  ...mToO,
  ...pToR,
  ...sToT,
  ...uToZ,
];
