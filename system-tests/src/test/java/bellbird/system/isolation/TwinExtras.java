package bellbird.system.isolation;

/**
 * What the demo operator's month lacks: questions, payments, invitations, a parked job, a group, a
 * second feed, usage on hold, suspended usage that was taken up again.
 */
final class TwinExtras {

    private TwinExtras() {}

    /** Adds two of each to a schema, so that one can be the same in both and one not. */
    static void add(Sql sql, String schema) {
        sql.run("set local search_path to " + schema + ", extensions");
        sql.run(QUESTIONS);
        sql.run(DISPUTES);
        sql.run(PAYMENTS);
        sql.run(INVITATIONS);
        sql.run(RUN_AND_JOBS);
        sql.run(GROUPS);
        sql.run(ADD_ON);
        sql.run(FEED);
        sql.run(HOLDS);
        sql.run(RECYCLINGS);
    }

    /** The first question is the first customer's, about their bill; the second is the last's. */
    private static final String QUESTIONS =
            """
            insert into ticket (id, number, customer_id, subject, state, bill_id, assignee, assignee_name,
                                opened_at, waiting_since, updated_at)
            select overlay(c.id::text placing '7e57' from 25 for 4)::uuid, 'T-9' || right(c.number, 5), c.id,
                   'A question', 'OPEN', (select b.id from customer_bill b join billing_account a on a.id = b.account_id
                                           where a.customer_id = c.id order by b.id limit 1),
                   'nobody', 'Sana Support', t.now, t.now, t.now
              from customer c, tenant_clock t
             where c.id in ((select id from customer order by id limit 1),
                            (select id from customer order by id desc limit 1));
            insert into ticket_message (id, ticket_id, number, author_kind, author, author_name, body, written_at)
            select overlay(id::text placing '7e58' from 25 for 4)::uuid, id, 1, 'SUBSCRIBER', 'nobody', 'A subscriber',
                   'What is this?', opened_at from ticket where subject = 'A question'""";

    /** A line of the first account's bills is disputed, and one of the last's. */
    private static final String DISPUTES =
            """
            insert into bill_dispute (id, bill_id, line_number, amount_minor, owed_minor, words, opened_by, opened_at)
            select overlay(b.id::text placing '7e62' from 25 for 4)::uuid, b.id, 1, 1, 1, 'I was at home', 'A subscriber',
                   t.now
              from customer_bill b, tenant_clock t
             where b.id in (select (select x.id from customer_bill x where x.account_id = a.id order by x.id limit 1)
                              from billing_account a
                             where a.id in ((select id from billing_account order by id limit 1),
                                            (select id from billing_account order by id desc limit 1)))
                on conflict do nothing;""";

    /** What the first and the last account still owe is paid, and booked. */
    private static final String PAYMENTS =
            """
            insert into payment_partner (provider, secret_key, webhook_secret, provider_account)
            values ('stripe', 'sk_test_bellbird_local', 'whsec_test', 'acct')
                on conflict (provider) do update set secret_key = excluded.secret_key,
                                                     webhook_secret = excluded.webhook_secret;
            insert into bill_numbering (bills, credit_notes, yearly, digits) values ('INV', 'CRN', true, 6)
                on conflict do nothing;
            insert into bill_text (language, paragraphs) values ('ko', array['질문'])
                on conflict do nothing;
            insert into tax_engine (id, address, is_used) values ('engine', 'https://taxes.example', false)
                on conflict do nothing;
            insert into payment_attempt (id, bill_id, account_id, provider, amount_minor, currency, state,
                                         provider_session, checkout_url, failure, created_at, updated_at)
            select overlay(b.id::text placing '7e59' from 25 for 4)::uuid, b.id, b.account_id, 'stripe', b.total_minor,
                   b.currency, 'SUCCEEDED', 'twin-' || b.label, 'https://checkout.example/' || b.label, 'none', t.now, t.now
              from customer_bill b, tenant_clock t
             where b.account_id in ((select id from billing_account order by id limit 1),
                                    (select id from billing_account order by id desc limit 1))
               and not exists (select 1 from payment_attempt p where p.bill_id = b.id);
            insert into payment (id, attempt_id, bill_id, account_id, provider, provider_payment, amount_minor,
                                 currency, received_at)
            select overlay(id::text placing '7e60' from 25 for 4)::uuid, id, bill_id, account_id, provider,
                   'payment-' || provider_session, amount_minor, currency, updated_at
              from payment_attempt where provider_session like 'twin-%';
            insert into journal_entry (id, business_key, booked_on, description)
            select overlay(id::text placing '7e61' from 25 for 4)::uuid, 'payment/' || id, received_at::date,
                   'Payment by stripe'
              from payment where provider_payment like 'payment-twin-%';
            insert into posting (entry_id, number, ledger_account, account_id, amount_minor, currency)
            select overlay(id::text placing '7e61' from 25 for 4)::uuid, 1, 'clearing.stripe', null, amount_minor, currency
              from payment where provider_payment like 'payment-twin-%'
            union all
            select overlay(id::text placing '7e61' from 25 for 4)::uuid, 2, 'receivable', account_id, -amount_minor, currency
              from payment where provider_payment like 'payment-twin-%';
            insert into payment_event (provider, event_id, type, provider_session, payload, received_at, processed_at,
                                       outcome)
            select provider, 'evt-' || provider_payment, 'checkout.session.completed', provider_payment, '{}', received_at,
                   received_at, 'SETTLED'
              from payment where provider_payment like 'payment-twin-%'""";

    /**
     * Tokens are {@code subscriber}, {@code open} and {@code own}; the last row is the last
     * token's.
     */
    private static final String INVITATIONS =
            """
            insert into invitation
            select ('00000000-0000-7000-8000-00000000000' || i.number)::uuid,
                   encode(sha256(convert_to(i.token, 'UTF8')), 'hex'), i.token || '@subscribers.example', 'Invited', 'subscriber',
                   (select id from customer order by id limit 1), 'nobody', now(), now() + interval '1 day', null
              from (values (1, 'subscriber'), (2, 'open'), (3, 'own')) i (number, token)""";

    /** The feed that every operator has is the first by its id. */
    private static final String FEED =
            """
            insert into usage_feed (id, name, profile)
            select 'ffffffff-0000-7000-8000-000000000004', 'exchange', profile from usage_feed
             where name = 'usage'""";

    private static final String HOLDS =
            """
            insert into usage_hold (id, account_id, reason, placed_at, placed_by, lifted_at, lifted_by)
            select ('00000000-0000-7000-8000-00000000001' || n)::uuid, a.id, 'A dispute', now(), 'nobody', now(),
                   'nobody'
              from generate_series(1, 2) n, (select id from billing_account order by id limit 1) a""";

    private static final String RECYCLINGS =
            """
            insert into usage_recycling (id, asked_at, asked_by, note, finished_at)
            values ('00000000-0000-7000-8000-00000000000b', now(), 'nobody', 'The first is mended', now()),
                   ('ffffffff-0000-7000-8000-00000000000b', now(), 'nobody', 'The last is mended', now())""";

    private static final String RUN_AND_JOBS =
            """
            insert into bill_run values
              ('00000000-0000-7000-8000-000000000001', 15, '2026-10-15', '2026-11-15', 'DONE', '2026-11-15', '2026-11-15'),
              ('ffffffff-0000-7000-8000-000000000002', 16, '2026-10-16', '2026-11-16', 'DONE', '2026-11-16', '2026-11-16');
            insert into job (id, kind, key, payload, business, due_at, state, reason, token, created_at, finished_at)
            values ('ffffffff-0000-7000-8000-000000000003', 'send-mail', '00000000-0000-7000-8000-000000000009', '{}',
                    false, now(), 'PARKED', 'The mailbox is full.', 1, now(), now());
            update outbox set reason = 'delivered'""";

    /**
     * The first and the last account have a line that shares, and a promotion waits for both; none
     * names plans, whose codes are about to change.
     */
    private static final String GROUPS =
            """
            insert into sharing_group (id, account_id, name)
            select overlay(id::text placing '7e62' from 25 for 4)::uuid, id, 'Family' from billing_account
             where id in ((select id from billing_account order by id limit 1),
                          (select id from billing_account order by id desc limit 1));
            insert into sharing_group_member (product_id, group_id, valid_from)
            select p.id, g.id, p.start_on from sharing_group g join product p on p.account_id = g.account_id;
            update promotion set document = (document::jsonb - 'offerings')::json;
            insert into promotion (id, code, document, status)
            values ('00000000-0000-7000-8000-000000000005', 'HALF',
                    '{"code": "HALF", "name": "Half", "validFrom": "2026-12-01", "benefit":
                      {"kind": "percent-off", "percent": "50"}}', 'DRAFT'),
                   ('ffffffff-0000-7000-8000-000000000005', 'THIRD',
                    '{"code": "THIRD", "name": "A third", "validFrom": "2026-12-01", "benefit":
                      {"kind": "percent-off", "percent": "33"}}', 'PUBLISHED')""";

    /**
     * An add-on that is sold at no price; the first line has it, ordered by a program. The first
     * and the last offering stay plans.
     */
    private static final String ADD_ON =
            """
            insert into product_offering
            select n.* from (select * from product_offering order by id offset 1 limit 1) x,
                 jsonb_populate_record(null::product_offering, to_jsonb(x) || jsonb_build_object(
                     'id', overlay(x.id::text placing '7e63' from 25 for 4), 'code', 'extra', 'name', 'Extra',
                     'rules', '{"kind": "add-on", "compatibility": {"requires": [], "excludes": []}, "parts": []}'::jsonb)) n;
            insert into offering_version
            select n.* from (select * from offering_version where status = 'PUBLISHED' order by id offset 1 limit 1) x,
                 product_offering o,
                 jsonb_populate_record(null::offering_version, to_jsonb(x) || jsonb_build_object(
                     'id', overlay(x.id::text placing '7e63' from 25 for 4), 'offering_id', o.id, 'number', 1,
                     'recurring_price', 0, 'terms', null, 'once', null)) n
             where o.code = 'extra';
            insert into product_order (id, account_id, action, offering_id, ordered_at, ordered_by, state,
                                       external_id, request_sha256)
            select '00000000-0000-7000-8000-000000000008', p.account_id, 'ADD', o.id, t.now, 'A program', 'COMPLETED',
                   'shop-1', repeat('0', 64)
              from product_offering o, tenant_clock t, service s join product p on p.id = s.product_id
             where o.code = 'extra' and s.id = (select id from service order by id limit 1);
            insert into product (id, account_id, order_id, status, start_on, line_product_id)
            select '00000000-0000-7000-8000-000000000009', p.account_id, '00000000-0000-7000-8000-000000000008',
                   p.status, p.start_on, p.id
              from service s join product p on p.id = s.product_id
             where s.id = (select id from service order by id limit 1);
            insert into product_terms (id, product_id, offering_version_id, valid_from, reason)
            select '00000000-0000-7000-8000-00000000000a', p.id, v.id, p.start_on, 'ordered'
              from product p, product_offering o join offering_version v on v.offering_id = o.id
             where o.code = 'extra' and p.id = '00000000-0000-7000-8000-000000000009'""";
}
