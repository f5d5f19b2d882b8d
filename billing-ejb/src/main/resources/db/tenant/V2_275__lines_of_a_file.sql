-- How many lines a file has, counted when it is checked as a whole: what is done is held against it. 0 before, and for
-- files that were read before anybody counted.
alter table usage_file add column lines bigint not null default 0;
