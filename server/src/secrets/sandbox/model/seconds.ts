/** A date as awsJson has it: epoch seconds, to the millisecond. */
export const seconds = (milliseconds: number | undefined): number | undefined =>
  milliseconds === undefined ? undefined : milliseconds / 1000;
