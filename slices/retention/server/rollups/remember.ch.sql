-- Keeps how far the recount reached.
insert into roll_up (name, reached_at, settled_at, version)
select 'learner_day', {reached:DateTime64(3, 'UTC')}, {settled:DateTime64(3, 'UTC')}, now64(6, 'UTC')
