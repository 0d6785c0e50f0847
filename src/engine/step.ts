import type { Scope } from '../scenario/expression.ts';
import type { Task } from '../scenario/kinds/kind.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Refusal, Sitting, SittingEvent } from './sitting.ts';

/** Opens a sitting: makes all draws, enters the initial states, delivers what is due at once. `seed` is a non-empty string (asserted). Pure. */
export declare function openSitting(scenario: Scenario, seed: string): Sitting;

/** Why the event can't be taken now (a task that isn't open, an option not offered, nothing to wait for), or null. Pure. */
export declare function refusal(sitting: Sitting, event: SittingEvent): Refusal | null;

/** The one step. Pure. Asserts that `refusal` is null. */
export declare function step(sitting: Sitting, event: SittingEvent): Sitting;

/** The tasks that can be answered now, in the file's order: open, and their `if` holds. */
export declare function openTasks(sitting: Sitting): readonly Task[];

/** Whether something is pending, so that waiting is offered. */
export declare function canWait(sitting: Sitting): boolean;

/** What expressions may read at this point of a sitting, outside a result. */
export declare function scopeOf(sitting: Sitting): Scope;

/** Lower-case hex SHA-256 of the canonical projection of the state (design, section 4). */
export declare function digestOf(sitting: Sitting): string;
