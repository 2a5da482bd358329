/** Long work that the host reports on, by operation. */
import type { HostEvent, OperationName } from '#contract/contract.ts';

type ProgressEvent = Extract<HostEvent, { kind: 'progress' }>;

class Progress {
  #running: Readonly<Partial<Record<OperationName, ProgressEvent>>> = $state.raw({});

  of(operation: OperationName): ProgressEvent | undefined {
    return this.#running[operation];
  }

  tell(event: ProgressEvent): void {
    const { [event.operation]: _before, ...others } = this.#running;
    this.#running = event.done < event.total ? { ...others, [event.operation]: event } : others;
  }
}

export const progress = new Progress();
