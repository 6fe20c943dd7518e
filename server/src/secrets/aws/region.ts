import { StoreError } from '../store.ts';
import type { StoreLocation } from '../store.ts';
import type { Section } from './iniFile.ts';
import type { OpenOptions } from './options.ts';
import { nonEmpty } from './profiles.ts';

type Region = Pick<StoreLocation, 'region' | 'regionSource'>;

/**
 * The region, and where it is from: given, `AWS_REGION`, `AWS_DEFAULT_REGION` (which the SDK does not know), profile.
 * @throws StoreError when there is none, or it is no name of one.
 */
export function resolveRegion(options: OpenOptions, section: Section, profile: string): Region {
  const configured: readonly (readonly [string | undefined, string])[] = [
    [options.env.AWS_REGION, 'AWS_REGION'],
    [options.env.AWS_DEFAULT_REGION, 'AWS_DEFAULT_REGION'],
    [section['region'], `profile ${profile}`],
  ];
  const found = configured.flatMap(([value, regionSource]) => {
    const region = nonEmpty(value);
    return region === undefined ? [] : [{ region, regionSource }];
  })[0];
  const given = nonEmpty(options.region);
  if (given !== undefined) {
    // What was picked from a list may be what is configured anyway.
    const isOwn = options.regionSource === undefined && found?.region === given;
    return checked(isOwn ? found : { region: given, regionSource: options.regionSource ?? 'chosen' });
  }
  if (found !== undefined) return checked(found);
  throw new StoreError(
    'no-region',
    'No AWS region is set, so nothing was sent. Set AWS_REGION, choose a region (--region, or the ' +
      `setting unhardcode.awsRegion), or add “region = …” to the profile ${profile} in the AWS config file.`,
  );
}

function checked({ region, regionSource }: Region): Region {
  if (/^[a-z0-9-]{1,63}$/i.test(region)) return { region, regionSource };
  throw new StoreError(
    'no-region',
    `The region from ${regionSource} is no region name: ${JSON.stringify(region)}. Nothing was sent. ` +
      'A region looks like eu-west-3.',
  );
}
