-- Prices that a second person reads before they are sold, where the operator wants it ("four eyes").

alter table offering_version
    drop constraint offering_version_status_check,
    add constraint offering_version_status_check check (status in ('DRAFT', 'IN_REVIEW', 'PUBLISHED')),
    add column submitted_by text,                        -- subject of the realm; approved by another one
    add column submitted_by_name text,
    add constraint offering_version_review_check check (status <> 'IN_REVIEW' or submitted_by is not null);

-- One row at most; none means that whoever writes prices may publish them.
create table price_policy (
    only_one  boolean primary key default true check (only_one),
    four_eyes boolean not null
);
grant select, insert, update on price_policy to ${tenant_role};
