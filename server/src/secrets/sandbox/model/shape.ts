/** The shapes of AWS's service model, as data: what a member may hold. Lengths of strings count code points. */
export type Shape = StringShape | IntegerShape | BooleanShape | BlobShape | ListShape | StructureShape;

export interface StringShape {
  readonly kind: 'string';
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: RegExp;
  readonly values?: readonly string[];
  /** Lengths count the bytes of the text as UTF-8. */
  readonly unit?: 'bytes';
  /** Never quoted in an error. */
  readonly sensitive?: true;
}

export interface IntegerShape {
  readonly kind: 'integer';
  readonly min?: number;
  readonly max?: number;
}

export interface BooleanShape {
  readonly kind: 'boolean';
}

/** Bytes, base64 on the wire. Never quoted in an error. */
export interface BlobShape {
  readonly kind: 'blob';
  readonly min?: number;
  readonly max?: number;
}

export interface ListShape {
  readonly kind: 'list';
  readonly of: Shape;
  readonly min?: number;
  readonly max?: number;
}

export interface StructureShape {
  readonly kind: 'structure';
  readonly members: Members;
}

export type Member = Shape & { readonly required?: true };
export type Members = Readonly<Record<string, Member>>;

/** What a checked value of a shape looks like to a handler. */
export type ValueOf<S> = S extends { readonly kind: 'string'; readonly values: readonly (infer Value)[] }
  ? Value
  : S extends { readonly kind: 'string' }
    ? string
    : S extends { readonly kind: 'integer' }
      ? number
      : S extends { readonly kind: 'boolean' }
        ? boolean
        : S extends { readonly kind: 'blob' }
          ? Uint8Array
          : S extends { readonly kind: 'list'; readonly of: infer Item }
            ? readonly ValueOf<Item>[]
            : S extends { readonly kind: 'structure'; readonly members: infer M }
              ? InputOf<M>
              : never;

type RequiredKeys<M> = { [K in keyof M]: M[K] extends { readonly required: true } ? K : never }[keyof M];

/** A checked request: required members are there, the others may be. */
export type InputOf<M> = { readonly [K in RequiredKeys<M>]: ValueOf<M[K]> } & {
  readonly [K in Exclude<keyof M, RequiredKeys<M>>]?: ValueOf<M[K]>;
};

export const required = <const S extends Shape>(shape: S): S & { readonly required: true } => ({
  ...shape,
  required: true,
});
