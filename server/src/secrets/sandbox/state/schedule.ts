import { invalidParameter } from '../errors.ts';

export interface RotationRules {
  readonly AutomaticallyAfterDays?: number;
  readonly Duration?: string;
  readonly ScheduleExpression?: string;
}

const leastHours = 4;

/**
 * Checks rotation rules as the user guide describes them ("Schedule expressions in Secrets Manager rotation").
 * @throws ServiceError `InvalidParameterException`
 */
export function checkRotationRules(rules: RotationRules): void {
  const { AutomaticallyAfterDays: days, Duration: duration, ScheduleExpression: expression } = rules;
  if (days !== undefined && expression !== undefined) {
    throw invalidParameter("You can't specify both AutomaticallyAfterDays and ScheduleExpression in RotationRules.");
  }
  if (expression !== undefined && !isSchedule(expression)) {
    throw invalidParameter('The ScheduleExpression is not a valid rate() or cron() expression.');
  }
  if (duration !== undefined) {
    const hours = Number.parseInt(duration, 10);
    if (hours < 1 || hours > 24) throw invalidParameter('The Duration must be between 1h and 24h.');
  }
}

function isSchedule(expression: string): boolean {
  const rate = /^rate\((\d+) (hour|day)s?\)$/.exec(expression);
  if (rate) {
    const count = Number(rate[1]);
    return rate[2] === 'hour' ? count >= leastHours : count >= 1 && count <= 1000;
  }
  const cron = /^cron\((.+)\)$/.exec(expression);
  return cron !== null && isCron((cron[1] ?? '').trim().split(/ +/));
}

type FieldCheck = (field: string) => boolean;

/** Minutes, hours, day of month, month, day of week, year. */
const cronFields: readonly FieldCheck[] = [
  (minutes) => minutes === '0',
  areHours,
  (day) => isField(day, 1, 31, [], /^(\?|L|LW|\d{1,2}W)$/),
  (month) => isField(month, 1, 12, monthNames, /^$/),
  (day) => isField(day, 1, 7, dayNames, /^(\?|L|[1-7]L|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)#[1-5])$/),
  (year) => year === '*',
];

/** One of the two days is left open with `?`, and only one. */
const isCron = (fields: readonly string[]): boolean =>
  fields.length === cronFields.length &&
  cronFields.every((check, index) => check(fields[index] ?? '')) &&
  (fields[2] === '?') !== (fields[4] === '?');

const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const dayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** One hour, or a step of at least four: rotation runs at most every four hours. */
function areHours(field: string): boolean {
  const [start = '', step, ...rest] = field.split('/');
  if (rest.length > 0 || !(start === '*' || isNumber(start, 0, 23))) return false;
  return step === undefined ? start !== '*' : isNumber(step, leastHours, 23);
}

function isField(field: string, least: number, most: number, names: readonly string[], special: RegExp): boolean {
  if (special.test(field)) return true;
  return field.split(',').every((part) => {
    const [range = '', step, ...rest] = part.split('/');
    if (rest.length > 0 || (step !== undefined && !isNumber(step, 1, most))) return false;
    const ends = range === '*' ? [] : range.split('-');
    return ends.length <= 2 && ends.every((end) => names.includes(end.toUpperCase()) || isNumber(end, least, most));
  });
}

const isNumber = (text: string, least: number, most: number): boolean =>
  /^\d{1,2}$/.test(text) && Number(text) >= least && Number(text) <= most;
