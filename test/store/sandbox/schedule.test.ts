import assert from 'node:assert/strict';
import { windowAfter } from '../../../server/src/secrets/sandbox/state/schedule.ts';
import type { RotationRules } from '../../../server/src/secrets/sandbox/state/schedule.ts';

/** `from` and windows without `:00:00Z`; expectations follow the user guide, "Schedule expressions". */
const check = (rules: RotationRules | string, from: string, opens: string, closes: string) => {
  const given: RotationRules = typeof rules === 'string' ? { ScheduleExpression: rules } : rules;
  it(`${JSON.stringify(rules)} from ${from}`, () => {
    const found = windowAfter(given, Date.parse(from));
    const hours = found && [found.opensAt, found.closesAt].map((time) => new Date(time).toISOString().slice(0, 13));
    assert.deepEqual(hours, [opens, closes]);
  });
};

describe('sandbox: rotation schedules', () => {
  const sunday = '2026-11-22T09:30:00Z';

  describe('a rate', () => {
    check({ AutomaticallyAfterDays: 30 }, sunday, '2026-12-22T00', '2026-12-23T00');
    check({ AutomaticallyAfterDays: 1, Duration: '2h' }, sunday, '2026-11-23T00', '2026-11-23T02');
    check('rate(10 days)', sunday, '2026-12-02T00', '2026-12-03T00');
    check('rate(1 day)', sunday, '2026-11-23T00', '2026-11-24T00');
    check('rate(4 hours)', sunday, '2026-11-22T13', '2026-11-22T14');
    check({ ScheduleExpression: 'rate(12 hours)', Duration: '6h' }, sunday, '2026-11-22T21', '2026-11-23T00');
  });

  describe('a time of the day', () => {
    check('cron(0 8 * * ? *)', sunday, '2026-11-23T08', '2026-11-24T00');
    check('cron(0 10 * * ? *)', sunday, '2026-11-22T10', '2026-11-23T00');
    check('cron(0 9 * * ? *)', '2026-11-22T09:00:00Z', '2026-11-23T09', '2026-11-24T00');
    check('cron(0 */8 * * ? *)', sunday, '2026-11-22T16', '2026-11-22T17');
    check('cron(0 2/6 * * ? *)', sunday, '2026-11-22T14', '2026-11-22T15');
  });

  describe('days of a month', () => {
    check('cron(0 8 1 * ? *)', sunday, '2026-12-01T08', '2026-12-02T00');
    check({ ScheduleExpression: 'cron(0 16 1,15 * ? *)', Duration: '2h' }, sunday, '2026-12-01T16', '2026-12-01T18');
    check('cron(0 0 L * ? *)', sunday, '2026-11-30T00', '2026-12-01T00');
    check('cron(0 0 L 2 ? *)', sunday, '2027-02-28T00', '2027-03-01T00');
    check('cron(0 0 31 * ? *)', sunday, '2026-12-31T00', '2027-01-01T00');
    check('cron(0 8 1/10 * ? *)', '2026-12-02T00:00:00Z', '2026-12-11T08', '2026-12-12T00');
    check('cron(0 8 29 2 ? *)', sunday, '2028-02-29T08', '2028-03-01T00');
    // 28 November 2026 is a Saturday, 29 a Sunday; 1 August 2026 a Saturday; 31 January 2027 a Sunday.
    check('cron(0 8 28W * ? *)', sunday, '2026-11-27T08', '2026-11-28T00');
    check('cron(0 8 29W * ? *)', sunday, '2026-11-30T08', '2026-12-01T00');
    check('cron(0 8 1W 8 ? *)', '2026-07-01T00:00:00Z', '2026-08-03T08', '2026-08-04T00');
    check('cron(0 8 LW 1 ? *)', sunday, '2027-01-29T08', '2027-01-30T00');
  });

  describe('days of a week', () => {
    check('cron(0 8 ? * MON-FRI *)', sunday, '2026-11-23T08', '2026-11-24T00');
    check('cron(0 8 ? * fri-mon *)', '2026-11-24T00:00:00Z', '2026-11-27T08', '2026-11-28T00');
    check('cron(0 8 ? * 1 *)', sunday, '2026-11-29T08', '2026-11-30T00');
    check('cron(0 16 ? * TUE#3 *)', sunday, '2026-12-15T16', '2026-12-16T00');
    check('cron(0 16 ? * 6L *)', sunday, '2026-11-27T16', '2026-11-28T00');
    check('cron(0 16 ? * L *)', sunday, '2026-11-28T16', '2026-11-29T00');
    check('cron(0 8 ? 1/2 SUN#1 *)', sunday, '2027-01-03T08', '2027-01-04T00');
  });

  it('a date that never comes has no window', () => {
    assert.equal(windowAfter({ ScheduleExpression: 'cron(0 8 31 2 ? *)' }, Date.parse(sunday)), undefined);
  });
});
