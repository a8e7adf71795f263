-- Waits for the learner's other acts in the course, then says how they stand. One trip to the database on the way of
-- every act instead of three; volatile, so that what it reads is from after the wait.
create function hold_progress(learner uuid, course uuid, unit uuid, out units json, out steps json)
language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(learner || '/' || course, 0));
  select coalesce(json_agg(p), '[]') into units
    from unit_progress p where p.learner_id = learner and p.course_id = course;
  select coalesce(json_agg(p), '[]') into steps
    from step_progress p where p.learner_id = learner and p.course_id = course and p.unit_id = unit;
end $$;
