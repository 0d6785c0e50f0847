/** A story that can't go on because a limit was reached, which the message names: the scenario is at fault, not the program. */
export class LimitReached extends Error {}
