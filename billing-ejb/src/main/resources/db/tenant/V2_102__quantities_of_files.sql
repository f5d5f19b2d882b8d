-- Where the records of a file went and how much they were: a file balances in seconds, messages and bytes too (rule B3).
-- quantity: seconds, messages or bytes, as far as they could be read; numeric, for a suspended record may claim 2^63 - 1.
create table usage_file_total (
    file_id   uuid not null references usage_file,
    verdict   text not null check (verdict in ('RATED', 'SUSPENDED', 'DUPLICATE', 'REJECTED', 'IGNORED')),
    service   text not null check (service in ('VOICE', 'SMS', 'DATA', 'MMS', 'CONTENT', 'NONE')),
    records   bigint not null check (records > 0),
    quantity  numeric(38) not null check (quantity >= 0),
    primary key (file_id, verdict, service)
);
grant select, insert, update on usage_file_total to ${tenant_role};

-- What a file brought is read by its lines. Records come file by file, so an index of ranges is enough and costs nothing.
create index on usage_record using brin (file_id);

create view usage_file_rows as
select file_id, 'RATED' as verdict, service, count(*) as records, sum(quantity) as quantity
  from usage_record group by file_id, service
union all
select file_id, verdict, coalesce(service, 'NONE'), count(*), sum(coalesce(quantity, 0))
  from set_aside_record group by file_id, verdict, coalesce(service, 'NONE');
grant select on usage_file_rows to ${tenant_role};

insert into usage_file_total select r.* from usage_file_rows r join usage_file f on f.id = r.file_id;

-- As before, and the totals of each file that has them are those of its rows.
create or replace view inv_i07 as
select coalesce(f.id, r.file_id, u.file_id, s.file_id) as file_id, coalesce(f.file_name, '') as file_name, v.fault
  from usage_file f
  full join (select file_id, count(*) as rated from rated_usage group by file_id) r on r.file_id = f.id
  full join (select file_id, count(*) as used from usage_record group by file_id) u on u.file_id = coalesce(f.id, r.file_id)
  full join (select file_id,
                    count(*) filter (where verdict = 'SUSPENDED') as suspended,
                    count(*) filter (where verdict = 'DUPLICATE') as duplicate,
                    count(*) filter (where verdict = 'REJECTED') as rejected,
                    count(*) filter (where verdict = 'IGNORED') as ignored
               from set_aside_record group by file_id) s on s.file_id = coalesce(f.id, r.file_id, u.file_id),
       lateral (values ('records of a file that is not there', f.id is null),
                       ('records in are not accounted for',
                        f.records_in <> f.rated + f.suspended + f.duplicate + f.rejected + f.ignored),
                       ('rated count differs from the rows', f.rated <> coalesce(r.rated, 0)),
                       ('used count differs from the rows', f.rated <> coalesce(u.used, 0)),
                       ('suspended count differs from the rows', f.suspended <> coalesce(s.suspended, 0)),
                       ('duplicate count differs from the rows', f.duplicate <> coalesce(s.duplicate, 0)),
                       ('rejected count differs from the rows', f.rejected <> coalesce(s.rejected, 0)),
                       ('ignored count differs from the rows', f.ignored <> coalesce(s.ignored, 0))) v(fault, broken)
 where v.broken
union all
select coalesce(t.file_id, r.file_id), '', 'totals differ from the rows'
  from usage_file_total t
  full join (select * from usage_file_rows where file_id in (select file_id from usage_file_total)) r
    on (r.file_id, r.verdict, r.service) = (t.file_id, t.verdict, t.service)
 where (t.records, t.quantity) is distinct from (r.records, r.quantity);
