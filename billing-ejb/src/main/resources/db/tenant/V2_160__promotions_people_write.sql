-- Promotions are written by people on a page, read by a second one where prices are, and ended; orders of
-- programs have a name of their own, so that sending one again orders nothing again.

alter table promotion
    drop constraint promotion_status_check,
    add constraint promotion_status_check check (status in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'RETIRED')),
    add column id                uuid not null default uuidv7() unique,
    add column submitted_by      text,                       -- subject of the realm; approved by another one
    add column submitted_by_name text,
    add constraint promotion_review_check check (status <> 'IN_REVIEW' or submitted_by is not null),
    drop column written_by;

alter table product_order
    add column external_id    text unique check (length(external_id) between 1 and 64),   -- as the program that ordered names it
    add column request_sha256 text check (length(request_sha256) = 64),                   -- of what it ordered by that name
    add check ((external_id is null) = (request_sha256 is null));

-- Redemptions counted, and products that were promised something: one for each.
create view inv_i22 as
select n.code, n.redeemed, g.given, (n.document->>'limit')::bigint as most
  from promotion n,
       lateral (select count(*) as given from product_promotion where code = n.code) g
 where n.redeemed <> g.given;
grant select on inv_i22 to ${tenant_role};

-- What was ordered for a line whose end was agreed on already had no end of its own.
update product a
   set end_on = greatest(a.start_on, l.end_on), version = a.version + 1
  from product l
 where l.id = a.line_product_id and l.end_on is not null
   and (a.end_on is null or a.end_on > greatest(a.start_on, l.end_on));

-- What a line has besides its plan is there while the line is; what would begin later has no day at all.
create view inv_i23 as
select a.id as product_id, a.start_on, a.end_on, l.id as line_product_id, l.start_on as line_start_on, l.end_on as line_end_on
  from product a join product l on l.id = a.line_product_id
 where l.line_product_id is not null
    or a.start_on < l.start_on
    or coalesce(a.end_on, 'infinity') > greatest(a.start_on, coalesce(l.end_on, 'infinity'));
grant select on inv_i23 to ${tenant_role};
