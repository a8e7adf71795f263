-- Question: what happened, by whom, when and where; a copy of the log for reports, rebuilt from it at will.
-- Grain: one row per event. A row that arrives twice is one after merging: the id is in the key, so count with
--   FINAL or by distinct ids. Nobody and nowhere are the zero UUID in the key, so that it holds no nulls.
-- Window: everything. Parts are by month of the local day; a day's rows lie together, then a name's, then a learner's.
-- Cost: about 90 bytes an event on disk. `shipped_at` tells a rollup which days changed since it last looked.
create table if not exists event (
  id          UUID comment 'UUIDv7, made where the event was made',
  name        LowCardinality(String) comment 'slice.noun_past',
  version     UInt16 comment 'version of the payload',
  actor_id    UUID comment 'who did it; zero before there is a person',
  subject_id  UUID comment 'the learner it is about; zero where there is none',
  occurred_at DateTime64(3, 'UTC') comment 'corrected for the skew of the device clock',
  received_at DateTime64(3, 'UTC') comment 'when the log took it',
  zone        LowCardinality(String) comment 'IANA zone of the device',
  local_day   Date comment 'date on the wall in that zone; the day that reports count by',
  session_id  String comment 'random id of the session, empty where there is none',
  simulated   Bool comment 'true for people made by the simulator',
  epoch       UInt32 comment 'life of the database cluster',
  xid         UInt64 comment 'transaction that wrote it, comparable within an epoch',
  context     String comment 'JSON: visitorId, device, and offsetMs and rawAt where the device clock was wrong',
  payload     String comment 'JSON, as the definition of this version says',
  shipped_at  DateTime64(3, 'UTC') default now64(3) comment 'when the row came here',
  index shipped shipped_at type minmax granularity 1
)
engine = ReplacingMergeTree
partition by toYYYYMM(local_day)
order by (local_day, name, subject_id, id);
