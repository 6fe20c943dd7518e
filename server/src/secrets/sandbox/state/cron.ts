/** A cron expression of a rotation schedule (user guide, "Schedule expressions in Secrets Manager rotation"). */
export interface Cron {
  /** Ascending. */
  readonly hours: readonly number[];
  /** Whether the hours were given as a step, which makes a schedule in hours. */
  readonly isHourly: boolean;
  /** `day` is midnight (UTC) of the day in question. */
  readonly isOn: (day: Date) => boolean;
}

const leastHours = 4;
const dayLength = 24 * 60 * 60 * 1000;
const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const weekdayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

type DayTest = (day: Date) => boolean;

/**
 * Reads what stands between the parentheses of `cron(…)`: minutes (0), hours, day of month, month, day of week, year
 * (`*`). One of the two days is left open with `?`, and only one. Nothing for what is no such expression.
 */
export function parseCron(text: string): Cron | undefined {
  const fields = text.trim().split(/ +/);
  const [minutes, hourField = '', dateField = '', monthField = '', weekdayField = '', year] = fields;
  if (fields.length !== 6 || minutes !== '0' || year !== '*') return undefined;
  if ((dateField === '?') === (weekdayField === '?')) return undefined;
  const hours = hoursOf(hourField);
  const months = numbersOf(monthField, 1, 12, monthNames);
  const isDay = dateField === '?' ? weekdayTest(weekdayField) : dateTest(dateField);
  if (!hours || !months || !isDay) return undefined;
  return {
    hours,
    isHourly: hourField.includes('/'),
    isOn: (day) => months.has(day.getUTCMonth() + 1) && isDay(day),
  };
}

/** One hour, or a step of at least four: rotation runs at most every four hours. */
function hoursOf(field: string): readonly number[] | undefined {
  const [start = '', step] = field.split('/');
  if (/[,-]/.test(field) || (step === undefined ? start === '*' : Number(step) < leastHours)) return undefined;
  const hours = numbersOf(field, 0, 23);
  return hours && [...hours].sort((a, b) => a - b);
}

/** Days of a month: numbers, `L` (the last), `LW` (the last weekday), `15W` (the weekday nearest to the 15th). */
function dateTest(field: string): DayTest | undefined {
  if (field === 'L') return (day) => day.getUTCDate() === lastDate(day);
  if (field === 'LW') return (day) => day.getUTCDate() === nearestWeekday(day, lastDate(day));
  const near = /^(\d{1,2})W$/.exec(field);
  if (near) {
    const date = Number(near[1]);
    if (date < 1 || date > 31) return undefined;
    return (day) => date <= lastDate(day) && day.getUTCDate() === nearestWeekday(day, date);
  }
  const dates = numbersOf(field, 1, 31);
  return dates && ((day) => dates.has(day.getUTCDate()));
}

/** Days of a week, Sunday first: numbers or names, `L` (Saturday), `6L` (the last Friday), `TUE#3` (the third Tuesday). */
function weekdayTest(field: string): DayTest | undefined {
  if (field === 'L') return (day) => weekdayOf(day) === 7;
  const [, dayText = '', kind, count = ''] = /^(\d|[A-Z]{3})(L|#([1-5]))$/i.exec(field) ?? [];
  if (kind !== undefined) {
    const [weekday] = numbersOf(dayText, 1, 7, weekdayNames) ?? [];
    if (weekday === undefined) return undefined;
    return (day) =>
      weekdayOf(day) === weekday &&
      (count === '' ? day.getUTCDate() + 7 > lastDate(day) : Math.ceil(day.getUTCDate() / 7) === Number(count));
  }
  const weekdays = numbersOf(field, 1, 7, weekdayNames);
  return weekdays && ((day) => weekdays.has(weekdayOf(day)));
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** The numbers of a list of numbers, names, ranges and steps; nothing when it is no such list. */
function numbersOf(field: string, least: number, most: number, names: readonly string[] = []): Set<number> | undefined {
  const size = most - least + 1;
  const numbers = new Set<number>();
  for (const part of field.split(',')) {
    const range = rangeOf(part, least, most, names);
    if (!range) return undefined;
    // A range may go round: FRI-MON.
    const length = (range.to - range.from + size) % size;
    for (let offset = 0; offset <= length; offset += range.step) {
      numbers.add(least + ((range.from - least + offset) % size));
    }
  }
  return numbers;
}

/** One part of a list: `*`, `5`, `5-9`, `MON-FRI`, and each with a step, `5/2`. */
function rangeOf(part: string, least: number, most: number, names: readonly string[]): Range | undefined {
  const [, start = '', end, stepText] = /^(\*|\w+)(?:-(\w+))?(?:\/(\d{1,2}))?$/.exec(part) ?? [];
  const numberOf = (text: string): number => {
    const index = names.indexOf(text.toUpperCase());
    return index === -1 && /^\d{1,2}$/.test(text) ? Number(text) : index + least;
  };
  const from = start === '*' ? least : numberOf(start);
  const isOpen = start === '*' || stepText !== undefined;
  const to = end === undefined ? (isOpen ? most : from) : numberOf(end);
  const step = Number(stepText ?? 1);
  const isRange = step > 0 && [from, to].every((number) => number >= least && number <= most);
  return isRange && !(start === '*' && end !== undefined) ? { from, to, step } : undefined;
}

const weekdayOf = (day: Date): number => day.getUTCDay() + 1;

const lastDate = (day: Date): number => new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();

/** The date of the weekday (Monday to Friday) nearest to a date, in the same month. */
function nearestWeekday(day: Date, date: number): number {
  const weekday = new Date(day.getTime() + (date - day.getUTCDate()) * dayLength).getUTCDay();
  if (weekday === 6) return date === 1 ? 3 : date - 1;
  if (weekday === 0) return date === lastDate(day) ? date - 2 : date + 1;
  return date;
}
