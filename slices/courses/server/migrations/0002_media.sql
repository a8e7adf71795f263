-- Which recordings a revision shows; a recording that a version shows is not deleted.
create table unit_revision_media (
  revision text not null references unit_revision (revision) on delete cascade,
  media_id uuid not null,
  primary key (revision, media_id)
);
create index on unit_revision_media (media_id);
