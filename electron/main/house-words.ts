/** Words of government writing that the dictionary does not know, and parts of those with a hyphen ("co-ordinated"). */
const WORDS =
  'antisocial benchmark benchmarking coproduce coproduced coproduction codesign codesigned cyber cybersecurity decarbonise ' +
  'decarbonised decarbonising decarbonisation dyspraxia equalities foodbank foodbanks inclusivity interdependencies lockdown ' +
  'lockdowns microbusiness microbusinesses microdata neurodivergence neurodivergent neurodiverse neurodiversity operationalise ' +
  'operationalised operationalising ordinate ordinated ordinates ordinating ordination ordinator ordinators peatland peatlands ' +
  'pre reoffend reoffending reskill reskilling retrofit retrofitting rewilding roadmap roadmaps rollout rollouts timeframe ' +
  'timeframes underspend underspends upskill upskilled upskilling webpage webpages wellbeing whistleblowing workstream workstreams';

/** Names that every plan of Scotland may hold. */
const NAMES = 'Brexit Comhairle Covid Eilean Holyrood Siar';

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Words that are spelled right in every plan, also at the beginning of a sentence. */
export const HOUSE_WORDS: readonly string[] = [
  ...WORDS.split(' ').flatMap((word) => [word, capital(word)]),
  ...NAMES.split(' '),
];
