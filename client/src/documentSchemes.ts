/** Documents with a text of their own; output, diffs and other views of a text are left alone. */
export const documentSchemes = ['file', 'untitled', 'vscode-remote', 'vscode-vfs'] as const;
