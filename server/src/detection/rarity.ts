/** Words of program text, from the most frequent downward: counted by file over code, types, data and prose. */
const commonWords =
  'type from this string name return const with value import https error object function file that license default ' +
  'data define node true options version format check include char class index source false types void null github ' +
  'test code will self copy number only used else find free path info endif none create method base export stack ' +
  'delete when list size text module func internal unsigned returns array result length http param typedef push ' +
  'require request declare should functions package have json other struct using build which time open init line ' +
  'flags long token insert config start first except property html parse user sort must zero reserve read client ' +
  'copyright public match values context write sorted stream raise after message more files deep boolean header ' +
  'example case args input call shift deprecated output item next bytes make identifier last library names current ' +
  'optional unshift flag policy update integer invalid template same static dist given without mode like print ' +
  'extern count before state range support callback then under each pass console response undefined buffer load ' +
  'cert while script cache append exports status content warning project hash main bool encoding option remove ' +
  'install software errors signature keys defined some join instance extension attribute process into single ' +
  'called empty store strings also description private body interface exception these docs valid server argument ' +
  'namespace constructor following your dependencies common operator directory level pkey elif does async note ' +
  'ignore root access there found command unknown allow verify style prefix comment provided reference items ' +
  'assert instead attr than need ifdef distribution they handler arguments been core sign event close parameter ' +
  'auth entry browser offset throw usage cplusplus element inline field supported propq once link python parent ' +
  'required uint debug specified parser headers where typescript promise libctx encode sequence system issuer ' +
  'reserved replace returned clear available crypto strict algorithm keyword escape lint tests parameters local ' +
  'global general filename extends otherwise characters split regex schema methods section timeout details runtime ' +
  'tuple break character group whether handle variable generated utils order target scripts table point octet ' +
  'either mapping isinstance part objects resolve authors macros issues tree properties continue since host date ' +
  'standard information generate extensions platform pkcs provider await passed compare pattern binary such ' +
  'convert credential apache licensed always pointer meta because util auto iterator implementation params rights ' +
  'custom filter iter dict form just block specific equal repository query right contains proxy would spec missing ' +
  'rule indent here metadata left explicit lower additional change action logger subject modules serial position ' +
  'compile release safe purpose certificate expression cannot special deprecatedin application union reason ' +
  'already bits syntax full them author edit lines tokens protocol whitespace typename keywords typeof send ' +
  'configuration identity windows decode address about both multiple extra different obtain operation mask ' +
  'packages yield alloc lookup pragma want defaults simple port location unicode readme based work certs conf ' +
  'resource disable member added service enum float allowed even cipher password scope needed what retry chain ' +
  'useful smithy digest byte expected compatibility scheme ctrl requires child memory validate pygments skip above ' +
  'lexer algs environment';

/** Pairs of letters from the most frequent in program text downward. */
const frequentPairs =
  'in er re th on st te at en or es ti nt an de et al se le ar ro it co me ne ra is io ri ed li ec ng ct to ta om tr ur ' +
  'ex ve el as ai il pe us pr un ce ma na nd lo id pa ut ss ca ot im ad ns ch hi ea so mp po no fo am ac ul';

/** How often a window of {@link windowLength} letters is met, by the words that hold it: Zipf's law, roughly. */
export type Commonness = (window: string) => number;

/** Bytes of a window. */
export const windowLength = 4;

/** Reads the word list once; meant to live as long as one set of tables is built. */
export function createCommonness(): Commonness {
  const pairRank = new Map(frequentPairs.split(' ').map((pair, rank) => [pair, rank]));
  const inWords = new Map<string, number>();
  for (const [rank, word] of commonWords.split(' ').entries()) {
    for (let start = 0; start + windowLength <= word.length; start++) {
      const window = word.slice(start, start + windowLength);
      inWords.set(window, (inWords.get(window) ?? 0) + 10_000 / (rank + 20));
    }
  }
  const ofPair = (pair: string): number => {
    const rank = pairRank.get(pair);
    if (rank !== undefined) return 5 - rank / 40;
    return /^[a-z]{2}$/.test(pair) ? 1.5 : 0.8;
  };
  return (window) =>
    (inWords.get(window) ?? 0) + ofPair(window.slice(0, 2)) + ofPair(window.slice(1, 3)) + ofPair(window.slice(2, 4));
}

/** Offset of the window of a keyword that is least likely to be met elsewhere. */
export function rarestWindow(keyword: string, commonness: Commonness): number {
  let best = 0;
  let lowest = Infinity;
  for (let offset = 0; offset + windowLength <= keyword.length; offset++) {
    const cost = commonness(keyword.slice(offset, offset + windowLength));
    if (cost < lowest) [best, lowest] = [offset, cost];
  }
  return best;
}
