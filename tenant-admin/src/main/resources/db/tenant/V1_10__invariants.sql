-- The last answer of each rule. Rows say how many rows broke it and show some of them.
create table invariant_result (
    id          text primary key,          -- such as I7, or SCHEMA
    checked_at  timestamptz not null,      -- system time
    violations  bigint not null check (violations >= 0),
    samples     text[] not null,
    since       timestamptz,               -- broken since; null while it holds
    check ((since is null) = (violations = 0))
);
grant select, insert, update on invariant_result to ${tenant_role};

-- A claim raises the token, so whoever holds a lower one is late. It never falls.
create function check_job_token() returns trigger language plpgsql as $$
begin
    if new.token < old.token then
        raise exception 'token of job % falls', old.id using errcode = '23514';
    end if;
    return new;
end $$;
create trigger job_token_rises before update on job for each row execute function check_job_token();

create view inv_i12 as
select j.id as job_id, j.kind, j.key, v.fault
  from job j,
       lateral (values ('claimed more often than its token rose', j.attempts > j.token),
                       ('at work or ended without a token', j.state <> 'WAITING' and j.token = 0),
                       ('at work without a lease', j.state = 'RUNNING' and j.lease_until is null),
                       ('ended, but still leased', j.state in ('DONE', 'PARKED') and j.lease_until is not null),
                       ('ended without a time, or not ended with one',
                        (j.state in ('DONE', 'PARKED')) <> (j.finished_at is not null))) v(fault, broken)
 where v.broken;

-- Whose request made the change, as its host said, and whose schema it was made in, as the database says.
alter table audit_entry
    add request_tenant text not null default '',
    add seen_tenant text not null default substr(current_user, 3);
update audit_entry set seen_tenant = substr('${tenant_role}', 3);

create view inv_i14 as
select id as audit_id, happened_at, action, request_tenant, seen_tenant
  from audit_entry
 where seen_tenant <> substr('${tenant_role}', 3)
    or request_tenant not in ('', seen_tenant);

create view inv_i15 as
select m.id as mail_id, m.key, v.fault
  from mail m
  left join job j on j.kind = 'send-mail' and j.key = m.id::text,
       lateral (values ('neither sent nor waiting nor failed', m.sent_at is null and (j.id is null or j.state = 'DONE')),
                       ('sent before it was queued', m.sent_at < m.queued_at)) v(fault, broken)
 where v.broken;

grant select on inv_i12, inv_i14, inv_i15 to ${tenant_role};
