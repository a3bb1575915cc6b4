/** Work-done progress, whether the client attached a token to its request or has to be asked for one. */
import {
  type Connection,
  type ProgressToken,
  WorkDoneProgress,
  type WorkDoneProgressBegin,
  WorkDoneProgressCancelNotification,
  WorkDoneProgressCreateRequest,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
} from 'vscode-languageserver';

export interface Progress {
  /** @param percentage 0 to 100. */
  report(percentage: number, message: string): void;
  end(): void;
}

export interface ProgressReporter {
  /**
   * @param token the client's, if it attached one.
   * @param onCancel called when the person presses "cancel".
   */
  begin(token: ProgressToken | undefined, title: string, onCancel: () => void): Promise<Progress>;
}

/**
 * The library's own progress hears a cancel only for the tokens that it made itself; this one hears both.
 * @param canCreate whether the client shows progress that the server starts.
 */
export function createProgressReporter(connection: Connection, canCreate: boolean): ProgressReporter {
  const cancels = new Map<ProgressToken, () => void>();
  let made = 0;
  connection.onNotification(WorkDoneProgressCancelNotification.type, ({ token }) => cancels.get(token)?.());

  const create = async (): Promise<ProgressToken | undefined> => {
    if (!canCreate) return undefined;
    made++;
    const token = `kagimori-${made}`;
    await connection.sendRequest(WorkDoneProgressCreateRequest.type, { token });
    return token;
  };

  return {
    async begin(attached, title, onCancel) {
      const token = attached ?? (await create());
      if (token === undefined) return { report: () => undefined, end: () => undefined };
      cancels.set(token, onCancel);
      const send = (value: WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd): void =>
        void connection.sendProgress(WorkDoneProgress.type, token, value);
      send({ kind: 'begin', title, percentage: 0, cancellable: true });
      return {
        report: (percentage, message) => send({ kind: 'report', percentage, message }),
        end() {
          cancels.delete(token);
          send({ kind: 'end' });
        },
      };
    },
  };
}
