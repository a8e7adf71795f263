-- Real and simulated people are never counted together, here neither.
alter table presence add column simulated boolean not null default false;
