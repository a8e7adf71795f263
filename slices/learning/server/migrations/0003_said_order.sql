-- In which order a device said things, whatever its clock did between: a number that grows with every act of the
-- device. Between words of one session it decides, where both have it; between sessions the moment decides.
alter table attempt add column session_id text, add column said_order bigint;
alter table draft add column said_order bigint;
alter table position add column said_order bigint;
