/**
 * Files that speak about findings: hashes of known values, patterns, examples. What looks like a secret in them is
 * none, as the tools that they are for agree.
 */
const names = /(?:^|[\\/])(?:\.secrets\.baseline|\.gitleaksignore|\.?gitleaks\.toml|\.unhardcode\.ya?ml)$/;

export const isAboutFindings = (path: string): boolean => names.test(path);
