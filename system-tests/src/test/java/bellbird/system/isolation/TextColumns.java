package bellbird.system.isolation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every column of a tenant's schema that can hold words: it takes the canary, or says why not. */
final class TextColumns {

    /** How a column takes the canary; {@code $} is the canary as an SQL literal. */
    static final Map<String, String> SPOKEN = new LinkedHashMap<>();

    /** Codes, numbers, states, hashes and pictures: what has a form of its own. */
    static final Set<String> CODES =
            columns(
                    """
                    allowance.key allowance.service allowance_bucket.key allowance_bucket.service audit_entry.action audit_entry.address
                    audit_entry.noun audit_entry.noun_id audit_entry.subject_of bill_file.media_type
                    bill_file.sha256 bill_file.total_text bill_line.kind bill_line.tax_category bill_line.unit
                    bill_dispute.state bill_line.usage_service bill_draft.currency bill_draft.fingerprint bill_draft.opinion
                    bill_draft.opinion_detail bill_draft_line.kind bill_draft_line.price bill_draft_line.usage_service bill_run_sum.kind bill_run_sum.usage_service bill_run.held bill_run.cycle_frequency
                    bill_run_approval.approved_by bill_run_waiver.alarm bill_run_waiver.waived_by bill_logo.png bill_logo.sha256 bill_period.state bill_run.kind bill_run.state bill_run_policy.late_usage bill_numbering.bills bill_numbering.credit_notes bill_text.language
                    bill_run_account.reason bill_run_account.state bill_tax.category billing_account.currency billing_account.cycle_frequency cycle_change.cycle_frequency
                    billing_account.mode billing_account.number billing_account.status brand.color brand.dark
                    brand.light brand.logo customer.number customer.status customer_bill.currency
                    customer_bill.hash customer_bill.kind customer_bill.previous_hash
                    customer_bill.series invitation.role invitation.token_hash issuer.country
                    issuer.document_kind issuer.iban job.key job.kind job.payload job.state
                    journal_entry.business_key mail.action_url mail.key mail.language mail.template
                    mail_attachment.media_type number_counter.kind number_series.series
                    counter_movement.scope counter_movement.tariff
                    dropped_file_usage.service dropped_movement.scope dropped_movement.tariff
                    offering_version.audience offering_version.currency offering_version.status
                    offering_version.submitted_by offering_version.terms offering_version.once offering_version.recurring one_time_charge.price
                    charge_segment.price
                    product_offering.rules
                    product_promotion.code product_promotion.document
                    promotion.code promotion.status promotion.submitted_by product_order.request_sha256 outbox.subject outbox.type party.country
                    party.kind party.language payment.currency payment.provider payment_attempt.currency
                    payment_attempt.provider payment_attempt.state payment_event.outcome
                    payment_event.provider payment_event.type payment_partner.provider payment_partner.secret_key posting.currency
                    payment_partner.webhook_secret audit_entry.request_tenant audit_entry.seen_tenant
                    invariant_result.id invariant_result.samples
                    posting.ledger_account product.status product_event.kind product_offering.status product_order.action
                    product_order.state rated_usage.currency rated_usage.price_prefix rated_usage.service
                    signing_key.id tax_engine.id tax_engine.api_key tax_answer.question_hash bill_tax_answer.question_hash signing_key.public_key signing_key.secret service.status service_identifier.kind service_identifier.value set_aside_record.reason
                    set_aside_record.service set_aside_record.verdict tax_exemption.category tax_rate.category ticket.assignee
                    ticket.number ticket.state ticket_message.author ticket_message.author_kind
                    usage_feed.folder usage_feed.profile usage_file.reason usage_file.sha256 usage_file.state
                    usage_file_total.service usage_file_total.verdict usage_record.record_key
                    rated_usage.record_key set_aside_record.record_key counter_movement.record_key
                    allowance_consumption.record_key
                    usage_counter.scope usage_counter.tariff
                    recycled_record.reason recycled_record.verdict usage_recycling.reason
                    usage_recycling_outcome.reason usage_recycling_outcome.verdict
                    usage_part.direction usage_part.other_party usage_part.record_key usage_part.served
                    usage_part.service usage_part.session usage_part.state usage_part.visited_mcc
                    usage_part.visited_mnc superseded_usage.currency superseded_usage.price_prefix superseded_usage.record_key
                    superseded_usage.service
                    usage_price.prefix usage_price.service usage_record.other_party usage_record.served
                    usage_record.service usage_record.direction usage_record.visited_mcc
                    usage_record.visited_mnc sign_in.email sign_in.role sign_in.subject\
                    """);

    static {
        spoken(
                "# || ' ' || $",
                """
                audit_entry.before audit_entry.after audit_entry.display_name bill_dispute.opened_by
                bill_dispute.words bill_line.description
                bill_line.destination bill_draft_line.description bill_run_account.detail
                bill_run_approval.approved_by_name bill_run_waiver.reason bill_run_waiver.waived_by_name invitation.name invitation.invited_by
                issuer.legal_name issuer.phone issuer.vat_id job.checkpoint job.reason
                journal_entry.description outbox.reason party.name party.phone party.street party.postcode
                party.city party.vat_id payment_attempt.failure payment_event.payload
                product_offering.name product_offering.description product_order.ordered_by
                product_event.reason product_event.recorded_by product_terms.reason rated_usage.destination sharing_group.name set_aside_record.detail
                recycled_record.detail superseded_usage.destination usage_recycling.asked_by usage_recycling.detail usage_recycling.note
                set_aside_record.original sign_in.name tax_exemption.certificate tax_exemption.vat_id ticket.subject ticket.assignee_name
                ticket_message.author_name ticket_message.body usage_feed.name usage_file.received_by
                usage_hold.lifted_by usage_hold.placed_by usage_hold.reason usage_retention.changed_by
                usage_price.destination\
                """);
        spoken(
                "# || '-' || $",
                """
                customer_bill.label payment.provider_payment payment_attempt.checkout_url
                payment_attempt.provider_session payment_event.event_id payment_event.provider_session
                payment_partner.provider_account
                product_offering.code\
                """);
        spoken(
                "$ || '-' || #",
                "invitation.email issuer.email mail.recipient mail_attachment.file_name party.email"
                        + " usage_file.file_name");
        spoken(
                "coalesce(#, '') || ' ' || $",
                "offering_version.submitted_by_name promotion.submitted_by_name");
        spoken("case when # is not null then # || '-' || $ end", "product_order.external_id");
        spoken(
                """
                regexp_replace(#::text, '"name": ?"([^"]*)"', '"name": "\\1 ' || $ || '"')::json\
                """,
                "promotion.document");
        spoken(
                "case when # is not null then # || ' ' || $ end",
                "bill_dispute.answer bill_dispute.decided_by customer_bill.reason"
                        + " customer_bill.request_key");
        spoken("# || array['canary', $]", "mail.parameters outbox.data");
        spoken("# || '/' || $", "tax_engine.address");
        spoken("jsonb_set(#::jsonb, '{reference}', to_jsonb($ || ''))::json", "tax_answer.answer");
        spoken("# || array[$]", "issuer.address_lines bill_text.paragraphs");
        spoken(
                "# || convert_to(e'\\n%' || $, 'UTF8')",
                "mail_attachment.content usage_file_content.content");
        spoken(
                "# || convert_to(e'\\n%' || $, 'UTF8'),"
                        + " sha256 = encode(sha256(# || convert_to(e'\\n%' || $, 'UTF8')), 'hex')",
                "bill_file.content");
        spoken(
                """
                replace(regexp_replace(#::text, '"(tenantName|legalName|name|description)": ?"([^"]*)"',
                                       '"\\1": "\\2 ' || $ || '"', 'g'),
                        '"addressLines": [', '"addressLines": ["' || $ || '", ')::json\
                """,
                "customer_bill.document");
    }

    private TextColumns() {}

    private static void spoken(String expression, String columns) {
        columns(columns)
                .forEach(
                        column ->
                                SPOKEN.put(
                                        column,
                                        expression.replace(
                                                "#", column.substring(column.indexOf('.') + 1))));
    }

    private static Set<String> columns(String names) {
        return Stream.of(names.strip().split("\\s+"))
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }
}
