/**
 * The proxy that the environment names for a URL, as curl and boto3 read it: `https_proxy`, `http_proxy`, `all_proxy`
 * in either case, and `no_proxy` as a list of hosts, domains (`.corp` or `corp`), `host:port`, CIDR-less addresses or
 * `*`.
 */
export function proxyFor(url: URL, env: Readonly<Record<string, string | undefined>>): string | undefined {
  const read = (name: string): string | undefined => env[name] ?? env[name.toUpperCase()];
  const proxy = read(`${url.protocol.slice(0, -1)}_proxy`) || read('all_proxy');
  if (proxy === undefined || proxy === '' || isExcluded(url, read('no_proxy') ?? '')) return undefined;
  return proxy.includes('://') ? proxy : `http://${proxy}`;
}

function isExcluded(url: URL, list: string): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      // An address of version 6 has colons of its own; with a port it stands in brackets.
      const { name = entry, own } = /^(?<name>\[.+\]|[^:]+):(?<own>\d+)$/.exec(entry)?.groups ?? {};
      if (own !== undefined && own !== port) return false;
      const domain = name.replace(/^\*?\./, '').replace(/^\[|\]$/g, '');
      return host === domain || host.endsWith(`.${domain}`);
    });
}
