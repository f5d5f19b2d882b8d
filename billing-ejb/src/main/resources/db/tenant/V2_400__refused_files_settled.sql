-- A refused file that nobody needs any more, or whose files were taken out of it, waits for nobody.
alter table usage_file
    add column settled_at timestamptz check (settled_at is null or state = 'REJECTED');
update usage_file set settled_at = received_at
 where state = 'REJECTED' and reason::jsonb ->> 0 = 'error.usage.file.dismissed';
