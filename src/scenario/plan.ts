/** An assessment plan as data. The engine knows no code, outcome or category by name: another standard is another file. */
export interface Plan {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly status: 'draft' | 'final';
  readonly codes: readonly Code[];
  readonly outcomes: readonly Outcome[];
  readonly options: readonly { readonly id: string; readonly title: string }[];
  readonly methods: readonly { readonly id: string; readonly title: string; readonly required: boolean }[];
  readonly categories: readonly {
    readonly id: string;
    readonly title: string;
    readonly pass: string;
    readonly distinction: string;
  }[];
  /** Codes that every version must assess; null while the plan in hand doesn't say. */
  readonly mandatory: readonly string[] | null;
  readonly sources: readonly {
    readonly of: string;
    readonly from: string;
    readonly version: string;
    readonly licence: string;
  }[];
}

/** Stands for a plan that could not be read: it knows nothing, so that whatever names something of it is told. */
export const emptyPlan: Plan = {
  id: '',
  title: '',
  version: '',
  status: 'draft',
  codes: [],
  outcomes: [],
  options: [],
  methods: [],
  categories: [],
  mandatory: null,
  sources: [],
};

export interface Code {
  readonly id: string;
  readonly kind: 'knowledge' | 'skill' | 'behaviour';
  readonly text: string;
  /** `core` or the id of an option. */
  readonly part: string;
}

export interface Outcome {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly codes: readonly string[];
  /** `core` or the id of an option. */
  readonly part: string;
}
