-- Add-ons beside the plan of a line, bundles of several products, and promotions that are given.

alter table product
    add column line_product_id uuid references product,     -- the product of the line it belongs to; null for that product itself
    add column bundle_id       uuid references product deferrable initially deferred,   -- sold as a part of it, and paid with it
    add check (line_product_id <> id and bundle_id <> id);
create index on product (line_product_id) where line_product_id is not null;
create index on product (bundle_id) where bundle_id is not null;

-- A draft is not given; what was published and is changed becomes a draft again. Who has it keeps what was promised.
alter table promotion
    drop constraint promotion_status_check,
    add constraint promotion_status_check check (status in ('DRAFT', 'PUBLISHED', 'RETIRED')),
    add column redeemed   bigint not null default 0 check (redeemed >= 0),   -- orders that have it
    add column written_by text;                                              -- subject of the realm

create table product_promotion (
    product_id  uuid primary key references product,
    code        text not null references promotion,
    document    json not null,                              -- as it was when it was ordered
    from_on     date not null,
    until_on    date,                                       -- first day it is not given any more; null for as long as the product lasts
    check (until_on > from_on)
);
create index on product_promotion (code);
grant select, insert on product_promotion to ${tenant_role};

alter table bill_line
    drop constraint bill_line_kind_check,
    add constraint bill_line_kind_check check (kind in ('RECURRING', 'PROMOTION', 'ONE_TIME', 'USAGE'));
