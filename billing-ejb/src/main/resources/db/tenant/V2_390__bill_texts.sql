-- The operator's own paragraphs on its bills (rule R25), such as where to complain. Without a row: none in that language.
-- What is issued keeps the texts it has.
create table bill_text (
    language    text primary key check (language ~ '^[a-z]{2,3}$'),
    paragraphs  text[] not null check (cardinality(paragraphs) <= 5)
);
grant select, insert, update on bill_text to ${tenant_role};
