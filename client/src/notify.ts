import { window } from 'vscode';

export interface Action {
  readonly title: string;
  run(): unknown;
}

type Show = (message: string, ...titles: readonly string[]) => Thenable<string | undefined>;

const show: Readonly<Record<'information' | 'warning' | 'error', Show>> = {
  information: (message, ...titles) => window.showInformationMessage(message, ...titles),
  warning: (message, ...titles) => window.showWarningMessage(message, ...titles),
  error: (message, ...titles) => window.showErrorMessage(message, ...titles),
};

/** Says something and returns at once: a message that nobody answers holds up nothing. */
export function notify(level: keyof typeof show, message: string, actions: readonly Action[] = []): void {
  void show[level](message, ...actions.map(({ title }) => title)).then((chosen) =>
    actions.find(({ title }) => title === chosen)?.run(),
  );
}
