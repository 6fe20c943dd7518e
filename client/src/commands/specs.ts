/** A command as `package.json` shows it. The title follows `Unhardcode:` in the palette. */
export interface CommandSpec {
  readonly title: string;
  readonly icon?: string;
  /** Left out of the palette: it makes sense only on a row of the tree. */
  readonly onlyInTree?: true;
  /** Works in a workspace that the user has not trusted. Everything that could reach AWS does not. */
  readonly worksUntrusted?: true;
}

/**
 * Every command that `package.json` names. A test holds the two equal, and the compiler demands a handler for each.
 */
export const commandSpecs = {
  'unhardcode.storeAtCursor': { title: 'Move the Credential at the Cursor to Secrets Manager…' },
  'unhardcode.nextFinding': { title: 'Go to the Next Hardcoded Credential', worksUntrusted: true },
  'unhardcode.scanWorkspace': {
    title: 'Scan Workspace for Credentials',
    icon: '$(search)',
    worksUntrusted: true,
  },
  'unhardcode.groupFindings': { title: 'Group Findings By…', icon: '$(list-tree)', worksUntrusted: true },
  'unhardcode.storeFinding': { title: 'Move to Secrets Manager…', icon: '$(key)', onlyInTree: true },
  'unhardcode.chooseStore': { title: 'Choose Account and Region for New Secrets…', icon: '$(account)' },
  'unhardcode.startSandbox': { title: 'Start the Sandbox', icon: '$(beaker)' },
  'unhardcode.stopSandbox': { title: 'Stop the Sandbox', icon: '$(debug-stop)' },
  'unhardcode.addStore': { title: 'Add an Account or Region to the View…', icon: '$(add)' },
  'unhardcode.removeStore': { title: 'Remove from the View', icon: '$(close)', onlyInTree: true },
  'unhardcode.useStore': { title: 'Store New Secrets Here', icon: '$(check)', onlyInTree: true },
  'unhardcode.refresh': { title: 'Refresh Secrets', icon: '$(refresh)' },
  'unhardcode.refreshStore': { title: 'Refresh', icon: '$(refresh)', onlyInTree: true },
  'unhardcode.signIn': { title: 'Sign In…', icon: '$(sign-in)', onlyInTree: true },
  'unhardcode.filter': { title: 'Filter Secrets…', icon: '$(filter)' },
  'unhardcode.clearFilter': { title: 'Clear the Filter', icon: '$(clear-all)' },
  'unhardcode.loadMore': { title: 'Load More', icon: '$(ellipsis)', onlyInTree: true },
  'unhardcode.showSecret': { title: 'Show Secret Details…', icon: '$(info)' },
  'unhardcode.revealValue': { title: 'Show Secret Value…', icon: '$(eye)' },
  'unhardcode.copyName': { title: 'Copy Secret Name…', icon: '$(copy)' },
  'unhardcode.copyArn': { title: 'Copy Secret ARN…', icon: '$(copy)' },
  'unhardcode.copyValue': { title: 'Copy Secret Value…', icon: '$(copy)' },
  'unhardcode.insertReference': { title: 'Insert Code That Reads a Secret…', icon: '$(insert)' },
  'unhardcode.openInConsole': { title: 'Open Secret in the AWS Console…', icon: '$(link-external)' },
  'unhardcode.deleteSecret': { title: 'Delete Secret…', icon: '$(trash)' },
  'unhardcode.restoreSecret': { title: 'Restore Deleted Secret…', icon: '$(discard)' },
  'unhardcode.showMenu': { title: 'Show All Actions', worksUntrusted: true },
  'unhardcode.showOutput': { title: 'Show Output', worksUntrusted: true },
  'unhardcode.getStarted': { title: 'Get Started', worksUntrusted: true },
  'unhardcode.restartServer': { title: 'Restart the Language Server', worksUntrusted: true },
} as const satisfies Readonly<Record<string, CommandSpec>>;

export type CommandId = keyof typeof commandSpecs;
export const commandIds = Object.keys(commandSpecs) as readonly CommandId[];
export const specOf = (id: CommandId): CommandSpec => commandSpecs[id];
