-- Where in a video a device stood; null in a step without media.
alter table position add column at_s real;
