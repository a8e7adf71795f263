-- Where the learners of a school came from: the fifty commonest sources and campaigns, to filter by.
-- Cost: the first visit of each browser, one row per account.
select acquisition.source as source, acquisition.campaign as campaign, count() as learners
from acquisition
where learner_id in {audience}
  and ({everyCourse:Bool} or learner_id in (select learner_id from learner_day where course_id in {courses:Array(UUID)}))
group by source, campaign
order by learners desc, source, campaign
limit 50
