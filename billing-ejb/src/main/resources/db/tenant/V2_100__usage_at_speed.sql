-- What a record costs on its way in (docs/decisions/0015). A chunk looks lines and terms up by the thousand: the indexes
-- of the exclusion constraints answer one such question in a tenth of a millisecond, these in a few microseconds.
create index on service_identifier (value) where kind = 'MSISDN';
create index on product_terms (product_id);

-- Nothing that these point at can be deleted, by grant, and the writer has read or written each of it in the same
-- transaction. Checking every reference was more than half of what a record cost; I7, I8 and I17 ask at night instead.
alter table usage_record drop constraint usage_record_file_id_fkey;
alter table set_aside_record drop constraint set_aside_record_file_id_fkey;
alter table rated_usage
    drop constraint rated_usage_record_key_started_at_fkey,
    drop constraint rated_usage_file_id_fkey,
    drop constraint rated_usage_account_id_fkey,
    drop constraint rated_usage_product_id_fkey,
    drop constraint rated_usage_service_id_fkey,
    drop constraint rated_usage_offering_version_id_fkey;
alter table allowance_consumption drop constraint allowance_consumption_record_key_started_at_fkey;
alter table counter_movement drop constraint counter_movement_record_key_started_at_fkey;

-- As before, with one pass over the records instead of one for each file, and records of no file.
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
 where v.broken;

-- As before, and what a rated record points at must be there.
create or replace view inv_i08 as
select u.record_key, u.started_at, 'usage record is neither rated nor set aside' as fault
  from usage_record u
 where not exists (select 1 from rated_usage r where (r.record_key, r.started_at) = (u.record_key, u.started_at))
union all
select r.record_key, r.started_at, 'rated record points at what is not there'
  from rated_usage r
  left join usage_record u on (u.record_key, u.started_at) = (r.record_key, r.started_at)
  left join service s on s.id = r.service_id and s.product_id = r.product_id
  left join product p on p.id = r.product_id and p.account_id = r.account_id
  left join offering_version v on v.id = r.offering_version_id
 where u.record_key is null or s.id is null or p.id is null or v.id is null
union all
select c.record_key, c.started_at, 'an allowance was taken from for a record that is not rated'
  from allowance_consumption c
 where not exists (select 1 from rated_usage r where (r.record_key, r.started_at) = (c.record_key, c.started_at))
union all
select c.record_key, c.started_at, 'a counter was moved for a record that is not rated'
  from counter_movement c
 where not exists (select 1 from rated_usage r where (r.record_key, r.started_at) = (c.record_key, c.started_at))
union all
select b.label, b.issued_on::timestamptz, 'usage lines do not add up to the records of the period'
  from customer_bill b,
       lateral (select coalesce(sum(exact_amount), 0) as billed from bill_line l where l.bill_id = b.id and l.kind = 'USAGE') l,
       lateral (select coalesce(sum(amount), 0) as rated from rated_usage r
                 where r.account_id = b.account_id and r.period_from = b.period_from) r
 where b.kind = 'REGULAR' and b.occurrence = 1 and l.billed <> r.rated
union all
select b.label, b.issued_on::timestamptz, 'the period of a bill is not closed'
  from customer_bill b
  left join bill_period p on (p.account_id, p.period_from) = (b.account_id, b.period_from)
 where p.state is distinct from 'CLOSED'
union all
select p.account_id || '/' || p.period_from, p.closed_at, 'closed period has neither a bill nor nothing to charge'
  from bill_period p
 where p.state = 'CLOSED'
   and not exists (select 1 from customer_bill b
                    where (b.account_id, b.period_from) = (p.account_id, p.period_from))
   and not exists (select 1 from bill_run r join bill_run_account a on a.run_id = r.id
                    where a.account_id = p.account_id and r.period_from = p.period_from and a.state = 'ZERO');
