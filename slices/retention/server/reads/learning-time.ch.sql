-- How long has a learner learned in a course, and has the completion been counted?
-- Grain: one learner in one course, all days; no row before anything was counted.
-- Cost: learner_day of one learner in one course.
select sum(learning_s) as learningS
from learner_day final
where learner_id = {learner:UUID} and course_id = {course:UUID}
having countIf(completed_by != '') > 0
