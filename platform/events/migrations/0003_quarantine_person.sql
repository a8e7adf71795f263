-- Whose an event in quarantine is, so that it goes with the person: what could not be read may hold their words.
-- Null for a visitor's, and for rows from before, which are forgotten after 30 days.
alter table event_quarantine add column person_id uuid;
create index event_quarantine_person on event_quarantine (person_id) where person_id is not null;
