-- An id is of one part; parts are looked up by it when they come.
create index on usage_part (record_key);
