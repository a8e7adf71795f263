/**
 * A bounded cache of answers that never change: the least recently used go first, questions asked at the same
 * time are answered once, failures and nulls are not kept.
 *
 * @param limit answers at most
 */
export function kept<T>(limit: number, load: (key: string) => Promise<T | null>) {
  const answers = new Map<string, Promise<T | null>>()
  return (key: string): Promise<T | null> => {
    const known = answers.get(key)
    if (known !== undefined) {
      answers.delete(key)
      answers.set(key, known)
      return known
    }
    const answer = load(key)
    const forget = () => answers.get(key) === answer && answers.delete(key)
    answers.set(key, answer)
    answer.then((value) => value === null && forget(), forget)
    const oldest = answers.keys().next()
    if (answers.size > limit && oldest.done !== true) answers.delete(oldest.value)
    return answer
  }
}
