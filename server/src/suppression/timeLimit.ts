/**
 * Does some work that other people's patterns take part in, and gives whether it was done in time. What is given up
 * stops in the middle. `characters`: how much text there is to look at; more of it may take longer.
 */
export type TimeLimit = (characters: number, work: () => void) => boolean;
