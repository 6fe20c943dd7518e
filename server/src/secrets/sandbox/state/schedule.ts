import { invalidParameter } from '../errors.ts';
import { parseCron } from './cron.ts';
import type { Cron } from './cron.ts';

export interface RotationRules {
  readonly AutomaticallyAfterDays?: number;
  readonly Duration?: string;
  readonly ScheduleExpression?: string;
}

/** When a rotation may happen, in epoch milliseconds. */
export interface RotationWindow {
  readonly opensAt: number;
  readonly closesAt: number;
}

const leastHours = 4;
const hour = 60 * 60 * 1000;
const day = 24 * hour;

/**
 * Checks rotation rules as the user guide describes them ("Schedule expressions in Secrets Manager rotation").
 * @throws ServiceError `InvalidParameterException`
 */
export function checkRotationRules(rules: RotationRules): void {
  const { AutomaticallyAfterDays: days, Duration: duration, ScheduleExpression: expression } = rules;
  if (days !== undefined && expression !== undefined) {
    throw invalidParameter("You can't specify both AutomaticallyAfterDays and ScheduleExpression in RotationRules.");
  }
  if (expression !== undefined && !scheduleOf(rules)) {
    throw invalidParameter('The ScheduleExpression is not a valid rate() or cron() expression.');
  }
  if (duration !== undefined) {
    const hours = Number.parseInt(duration, 10);
    if (hours < 1 || hours > 24) throw invalidParameter('The Duration must be between 1h and 24h.');
  }
}

/**
 * The first window after a moment; none without a schedule. Windows begin at midnight (UTC) for a rate in days, at
 * the full hour for one in hours, and at the latest end with their day. Without a duration they are open for an hour
 * if the schedule is in hours, else until midnight (API reference, `RotationRulesType`).
 */
export function windowAfter(rules: RotationRules, from: number): RotationWindow | undefined {
  const schedule = scheduleOf(rules);
  const opensAt = schedule && openingAfter(schedule, from);
  if (!schedule || opensAt === undefined) return undefined;
  const hours = rules.Duration === undefined ? (schedule.isHourly ? 1 : 24) : Number.parseInt(rules.Duration, 10);
  return { opensAt, closesAt: Math.min(opensAt + hours * hour, startOf(day, opensAt) + day) };
}

type Schedule =
  | { readonly kind: 'rate'; readonly isHourly: boolean; readonly count: number }
  | { readonly kind: 'cron'; readonly isHourly: boolean; readonly cron: Cron };

function scheduleOf({ AutomaticallyAfterDays: days, ScheduleExpression = '' }: RotationRules): Schedule | undefined {
  if (days !== undefined) return { kind: 'rate', isHourly: false, count: days };
  const rate = /^rate\((\d+) (hour|day)s?\)$/.exec(ScheduleExpression);
  if (rate) {
    const [count, isHourly] = [Number(rate[1]), rate[2] === 'hour'];
    return count < (isHourly ? leastHours : 1) || count > 1000 ? undefined : { kind: 'rate', isHourly, count };
  }
  const cron = parseCron(/^cron\((.+)\)$/.exec(ScheduleExpression)?.[1] ?? '');
  return cron && { kind: 'cron', isHourly: cron.isHourly, cron };
}

const startOf = (unit: number, time: number): number => time - (time % unit);

// A 29 February that is a Monday comes once in 28 years; at the turn of most centuries it takes 40.
const farthest = 40 * 366;

function openingAfter(schedule: Schedule, from: number): number | undefined {
  if (schedule.kind === 'rate') {
    const unit = schedule.isHourly ? hour : day;
    return startOf(unit, from) + schedule.count * unit;
  }
  const { cron } = schedule;
  for (let date = startOf(day, from), count = 0; count < farthest; date += day, count += 1) {
    if (!cron.isOn(new Date(date))) continue;
    const found = cron.hours.map((number) => date + number * hour).find((time) => time > from);
    if (found !== undefined) return found;
  }
  return undefined;
}
