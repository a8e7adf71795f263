type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'

/** Messages of another language with exactly the keys of `M`; Chinese has one plural form, `_other`. */
export type Messages<M> = { [K in keyof M as K extends `${string}_one` ? never : K]: string }

/** What `t` is asked for: a key, without its plural form. */
type Key<M> = keyof M extends infer K
  ? K extends `${infer Base}_${PluralForm}`
    ? Base
    : K extends string
      ? K
      : never
  : never

type Trim<S extends string> = S extends ` ${infer R}` | `${infer R} ` ? Trim<R> : S
type NameIn<S extends string> = S extends `${infer Name},${string}` ? Trim<Name> : Trim<S>
type Named<S> = S extends `${string}{{${infer Name}}}${infer Rest}` ? NameIn<Name> | Named<Rest> : never

type TextOf<M, K extends string> = {
  [P in keyof M]: P extends K | `${K}_${PluralForm}` ? M[P] : never
}[keyof M]
type Counted<M, K extends string> = `${K}_other` extends keyof M ? 'count' : never

/** Names a message expects, `count` among them where it has plural forms. */
type Needs<M, K extends string> = Named<TextOf<M, K>> | Counted<M, K>

type Value = string | number | Date

/** `t('key')`, or `t('key', { name: … })` with exactly the names the English message holds. */
export type Translate<M> = <K extends Key<M>>(
  key: K,
  ...values: [Needs<M, K>] extends [never]
    ? []
    : [values: { [N in Needs<M, K>]: N extends 'count' ? number : Value }]
) => string
