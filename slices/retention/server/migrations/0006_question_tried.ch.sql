-- Every answer to a question, right or wrong, by day: what a report on going on after errors reads. Folded as events
-- arrive; what arrives twice is one row. Guests who were merged are named by their old id: readers look them up in
-- `learner`.
-- Writes: one row per answer. Reads: persistence, the last weeks.
create table if not exists question_tried (
  local_day Date,
  person_id UUID,
  course_id UUID,
  step_id   UUID,
  tried_at  DateTime64(3, 'UTC'),
  is_wrong  Bool comment 'false for right answers and open ones'
) engine = ReplacingMergeTree partition by toYYYYMM(local_day) order by (local_day, person_id, step_id, tried_at);

create materialized view if not exists question_tried_of_event to question_tried as
select
  local_day, subject_id as person_id, course_id, step_id, occurred_at as tried_at,
  ifNull(not JSONExtract(payload, 'isRight', 'Nullable(Bool)'), false) as is_wrong
from event
where name = 'learning.question_answered' and subject_id != toUUID('00000000-0000-0000-0000-000000000000');

-- What is in the log already; folding it twice changes nothing.
insert into question_tried
select
  local_day, subject_id, course_id, step_id, occurred_at,
  ifNull(not JSONExtract(payload, 'isRight', 'Nullable(Bool)'), false)
from event
where name = 'learning.question_answered' and subject_id != toUUID('00000000-0000-0000-0000-000000000000');
