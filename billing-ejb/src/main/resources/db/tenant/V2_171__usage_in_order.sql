-- Usage is rated in the order of its files, and within a file in the order of its time (docs/decisions/0027). What came out
-- of that order may have met another allowance than it should: its account is noted here, and before it is billed all its
-- unbilled usage is rated once more, in order.
create table usage_disorder (
    account_id  uuid primary key references billing_account
);
grant select, insert, delete on usage_disorder to ${tenant_role};

-- Rated records that others took the place of, as they were. Never changed, and only of periods that were open.
create table superseded_usage (
    record_key           text not null,
    started_at           timestamptz not null,
    reordering_id        uuid not null,
    superseded_at        timestamptz not null,
    file_id              uuid not null,
    account_id           uuid not null,
    product_id           uuid not null,
    service_id           uuid not null,
    period_from          date not null,
    service              text not null,
    destination          text not null,
    offering_version_id  uuid not null,
    price_prefix         text not null,
    used_quantity        bigint not null,
    billed_quantity      bigint not null,
    included_quantity    bigint not null,
    charged_quantity     bigint not null,
    amount               numeric not null,
    currency             text not null,
    primary key (record_key, started_at, reordering_id)
);
create index on superseded_usage (reordering_id);
grant select on superseded_usage to ${tenant_role};

-- Takes the rated usage of an account's open periods back, with all that it took from allowances and moved in counters,
-- and keeps it as superseded. What is billed stays as it is: its period is closed. The caller holds the lock of the rater
-- and rates the same records again in the same transaction; if it does not, invariant I8 sees it.
create function supersede_usage(of_account uuid, reordering uuid, at timestamptz)
    returns bigint language plpgsql security definer set search_path = ${tenant_role}, pg_temp as $$
declare
    taken_back bigint;
begin
    perform from bill_period where account_id = of_account and state = 'OPEN' order by period_from for share;
    with gone as (
             delete from rated_usage r using bill_period p
              where r.account_id = of_account and p.account_id = of_account and p.period_from = r.period_from
                and p.state = 'OPEN'
             returning r.*),
         kept as (
             insert into superseded_usage
                    (record_key, started_at, reordering_id, superseded_at, file_id, account_id, product_id, service_id,
                     period_from, service, destination, offering_version_id, price_prefix, used_quantity, billed_quantity,
                     included_quantity, charged_quantity, amount, currency)
             select record_key, started_at, reordering, at, file_id, account_id, product_id, service_id,
                    period_from, service, destination, offering_version_id, price_prefix, used_quantity, billed_quantity,
                    included_quantity, charged_quantity, amount, currency
               from gone),
         given_back as (
             delete from allowance_consumption c using gone g
              where (c.record_key, c.started_at) = (g.record_key, g.started_at)
             returning c.bucket_id, g.product_id, c.quantity, c.rolled_over),
         buckets as (
             update allowance_bucket b
                set consumed = b.consumed - s.quantity, remaining = b.remaining + s.quantity, rolled = b.rolled - s.rolled
               from (select bucket_id, sum(quantity)::bigint as quantity,
                            coalesce(sum(quantity) filter (where rolled_over), 0)::bigint as rolled
                       from given_back group by bucket_id) s
              where b.id = s.bucket_id),
         members as (
             update allowance_member m set taken = m.taken - s.quantity
               from (select bucket_id, product_id, sum(quantity)::bigint as quantity
                       from given_back group by bucket_id, product_id) s
              where (m.bucket_id, m.product_id) = (s.bucket_id, s.product_id)),
         moved_back as (
             delete from counter_movement m using gone g
              where (m.record_key, m.started_at) = (g.record_key, g.started_at)
             returning m.product_id, m.tariff, m.scope, m.counted_from, m.used, m.charged, m.amount),
         counters as (
             update usage_counter c
                set used = c.used - s.used, charged = c.charged - s.charged, amount = c.amount - s.amount
               from (select product_id, tariff, scope, counted_from, sum(used)::bigint as used,
                            sum(charged)::bigint as charged, sum(amount) as amount
                       from moved_back group by product_id, tariff, scope, counted_from) s
              where (c.product_id, c.tariff, c.scope, c.counted_from)
                    = (s.product_id, s.tariff, s.scope, s.counted_from))
    select count(*) into taken_back from gone;
    return taken_back;
end $$;
revoke all on function supersede_usage from public;
grant execute on function supersede_usage to ${tenant_role};
