import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AlarmId } from '#retention/contract'
import { retention } from '../api.ts'
import { weekly } from '../pulse/usePulse.ts'

/** One alarm as it is now. */
export const useAlarm = (id: AlarmId) =>
  useQuery({ ...retention.alarm.queryOptions({ input: { id } }), ...weekly, retry: false })

/** What may be said to an alarm; lists and page follow at once. */
export function useAlarmActs() {
  const queries = useQueryClient()
  const onSuccess = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: retention.alarm.key() }),
      queries.invalidateQueries({ queryKey: retention.alarms.key() }),
    ])
  return {
    acknowledge: useMutation(retention.acknowledgeAlarm.mutationOptions({ onSuccess })),
    judge: useMutation(retention.judgeAlarm.mutationOptions({ onSuccess })),
    note: useMutation(retention.noteAlarm.mutationOptions({ onSuccess })),
  }
}
