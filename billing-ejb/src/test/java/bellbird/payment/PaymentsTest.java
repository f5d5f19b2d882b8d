package bellbird.payment;

import static bellbird.payment.TestPayments.TOTAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.ErrorKind;
import bellbird.kernel.id.Ids;
import bellbird.kernel.mail.Mail;
import bellbird.kernel.money.Money;
import bellbird.kernel.outbox.Fact;
import bellbird.payment.TestProvider.Trouble;
import bellbird.testing.Holding;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaymentsTest {

    private final TestPayments payments = new TestPayments();
    private final TestProvider provider = payments.provider;

    @AfterEach
    void the_books_are_right() throws SQLException {
        payments.close();
        Holding.assertInvariants(payments.database);
    }

    // ------------------------------------------------------------ what is disputed

    @Test
    void what_is_disputed_waits_while_the_rest_is_paid_and_is_paid_when_it_is_decided()
            throws Exception {
        UUID bill = payments.bill();
        dispute(bill, 1230);
        payments.start(bill);
        assertThat(payments.database.query("select amount_minor from payment_attempt"))
                .containsExactly("3537");
        provider.pay("cs_1");
        payments.webhook("evt_1", "cs_1");
        payments.work();
        BillPaymentState state = payments.state(bill);
        assertThat(state.isPaid()).isFalse();
        assertThat(state.undisputed()).isEqualTo(Money.zero(TestPayments.EUR));
        assertThat(catchThrowableOfType(BellbirdException.class, () -> payments.start(bill)))
                .hasMessageContaining("error.payment.disputed");
        assertThat(payments.attempts(bill)).as("nothing is asked for").containsExactly("SUCCEEDED");

        payments.database.execute(
                "update bill_dispute set state = 'REJECTED', answer = 'no', decided_by = 'Bo',"
                        + " decided_at = now()");
        payments.start(bill);
        provider.pay("cs_2");
        payments.webhook("evt_2", "cs_2");
        payments.work();
        assertThat(payments.state(bill).isPaid()).isTrue();
        assertThat(payments.payments())
                .containsExactly("pi_of_cs_1|3537|EUR", "pi_of_cs_2|1230|EUR");
    }

    @Test
    void a_page_for_the_whole_bill_is_closed_when_a_part_is_disputed_unless_the_payer_wants_it()
            throws Exception {
        UUID bill = payments.bill();
        payments.start(bill);
        dispute(bill, 1230);
        assertThat(payments.start(bill, Share.ALL)).hasToString("http://pay.example/cs_1");
        assertThat(payments.start(bill)).hasToString("http://pay.example/cs_2");
        assertThat(payments.attempts(bill)).containsExactly("EXPIRED", "PENDING");
        assertThat(payments.start(bill, Share.ALL)).hasToString("http://pay.example/cs_3");
        provider.pay("cs_3");
        payments.webhook("evt_1", "cs_3");
        payments.work();
        assertThat(payments.state(bill).isPaid()).isTrue();
    }

    private void dispute(UUID bill, int owed) throws SQLException {
        payments.database.execute(
                "insert into bill_dispute (id, bill_id, line_number, amount_minor, owed_minor, words,"
                        + " opened_by, opened_at) values (gen_random_uuid(), ?, 1, ?, ?, 'why', 'Maeve', now())",
                bill,
                owed,
                owed);
    }

    // ------------------------------------------------------------ the good way

    @Test
    void a_paid_bill_is_booked_and_shows_paid() throws Exception {
        UUID bill = payments.bill();
        assertThat(payments.start(bill)).isEqualTo(URI.create("http://pay.example/cs_1"));
        assertThat(payments.state(bill).pending()).isTrue();
        provider.pay("cs_1");
        assertThat(payments.webhook("evt_1", "cs_1")).isEqualTo(EventReceipt.STORED);
        assertThat(payments.state(bill).isPaid()).isFalse();

        payments.work();

        BillPaymentState state = payments.state(bill);
        assertThat(state.isPaid()).isTrue();
        assertThat(state.open()).isEqualTo(Money.zero(TestPayments.EUR));
        assertThat(state.paidAt()).isEqualTo("2026-11-05T08:00:00Z");
        assertThat(state.pending()).isFalse();
        assertThat(payments.attempts(bill)).containsExactly("SUCCEEDED");
        assertThat(
                        payments.database.query(
                                "select ledger_account, sum(amount_minor) from posting"
                                        + " group by 1 order by 1"))
                .containsExactly(
                        "clearing.stripe|4767",
                        "receivable|0",
                        "revenue.recurring|-3876",
                        "tax.vat|-891");
        assertThat(payments.database.query("select booked_on from journal_entry order by 1"))
                .containsExactly("2026-11-01", "2026-11-05");
        assertThat(payments.facts).extracting(Fact::type).containsExactly("PaymentReceived");
        assertThat(payments.facts.getFirst().data())
                .containsEntry("billId", bill.toString())
                .containsEntry("amount", "47.67 EUR");
        assertThat(payments.audit).containsExactly("start payment", "receive payment");
    }

    @Test
    void the_payer_is_thanked_by_mail() throws Exception {
        UUID bill = pay();
        List<Mail> mails = new ArrayList<>();
        payments.receipt(mails).on(payments.facts.getFirst());
        Mail mail = mails.getFirst();
        assertThat(mail.key()).isEqualTo("payment/" + payments.facts.getFirst().subject());
        assertThat(mail.parameters())
                .containsEntry("amount", "€47.67")
                .containsEntry("bill", "INV-2026-000001");
        assertThat(mail.actionUrl()).isEqualTo("http://larkspur.localhost/care/bills/" + bill);
    }

    @Test
    void the_operator_finds_a_payment_by_bill_and_by_provider_id() throws Exception {
        pay();
        assertThat(payments.list("inv-2026-000001")).hasSize(1);
        assertThat(payments.list("pi_of_cs_1")).hasSize(1);
        assertThat(payments.list("%")).isEmpty();
        PaymentRow row = payments.list("").getFirst();
        assertThat(row.state()).isEqualTo(AttemptState.SUCCEEDED);
        assertThat(row.amount()).isEqualTo(TOTAL);
        assertThat(row.providerPayment()).isEqualTo("pi_of_cs_1");
    }

    // ------------------------------------------------------------ twice is once

    @Test
    void a_second_start_gives_the_open_page_again() throws Exception {
        UUID bill = payments.bill();
        assertThat(payments.start(bill)).isEqualTo(payments.start(bill));
        assertThat(payments.attempts(bill)).containsExactly("PENDING");
    }

    @Test
    void many_starts_at_once_make_one_attempt() throws Exception {
        UUID bill = payments.bill();
        UUID customer = payments.customerOf(bill);
        Callable<URI> start = () -> payments.checkouts().start(bill, customer, Share.UNDISPUTED);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Set<URI> pages =
                    threads.invokeAll(Collections.nCopies(8, start)).stream()
                            .map(Future::resultNow)
                            .collect(Collectors.toSet());
            assertThat(pages).containsExactly(URI.create("http://pay.example/cs_1"));
        }
        assertThat(payments.attempts(bill)).containsExactly("PENDING");
    }

    @Test
    void a_paid_bill_cannot_be_paid_again() throws Exception {
        UUID bill = pay();
        assertThat(problem(() -> payments.start(bill))).isEqualTo("error.payment.alreadyPaid");
    }

    @Test
    void a_start_after_paying_books_the_payment_even_without_a_webhook() throws Exception {
        UUID bill = payments.bill();
        payments.start(bill);
        provider.pay("cs_1");
        assertThat(problem(() -> payments.start(bill))).isEqualTo("error.payment.alreadyPaid");
        assertThat(payments.state(bill).isPaid()).isTrue();
    }

    @Test
    void coming_back_books_the_payment_and_the_webhook_changes_nothing_more() throws Exception {
        UUID bill = payments.bill();
        payments.start(bill);
        provider.pay("cs_1");
        payments.checkouts().refresh(bill);
        assertThat(payments.state(bill).isPaid()).isTrue();
        payments.webhook("evt_1", "cs_1");
        payments.work();
        assertThat(payments.payments()).containsExactly("pi_of_cs_1|4767|EUR");
        assertThat(payments.facts).hasSize(1);
        assertThat(outcomes()).containsExactly("ALREADY_SETTLED");
    }

    @Test
    void events_in_any_order_and_number_have_one_effect() throws Exception {
        List<List<Integer>> orders = permutations(List.of(1, 2, 3, 4, 5));
        assertThat(orders).hasSize(120);
        for (List<Integer> order : orders) {
            String session = session(payments.start(payments.bill()));
            provider.pay(session);
            for (int event : order) {
                for (int times = 0; times < event; times++) {
                    EventReceipt receipt = payments.webhook(session + "_" + event, session);
                    assertThat(receipt)
                            .isEqualTo(times == 0 ? EventReceipt.STORED : EventReceipt.REPEATED);
                    payments.work();
                }
            }
        }
        assertThat(payments.payments()).hasSize(120);
        assertThat(payments.facts).hasSize(120);
    }

    // ------------------------------------------------------------ whose bill

    @Test
    void nobody_pays_somebody_elses_bill() throws Exception {
        UUID bill = payments.bill();
        BellbirdException refused =
                catchThrowableOfType(
                        BellbirdException.class,
                        () -> payments.checkouts().start(bill, Ids.next(), Share.ALL));
        assertThat(refused.kind()).isEqualTo(ErrorKind.NOT_FOUND);
        assertThat(payments.attempts(bill)).isEmpty();
    }

    @Test
    void a_live_tenant_without_an_account_takes_no_payments() throws Exception {
        UUID bill = payments.bill();
        payments.sandbox = false;
        assertThat(problem(() -> payments.start(bill))).isEqualTo("error.payment.notSetUp");
        assertThat(payments.webhook("evt_1", "cs_1")).isEqualTo(EventReceipt.REFUSED);
        payments.database.execute(
                "insert into payment_partner values ('stripe', '%s', '%s')"
                        .formatted(
                                payments.secrets.seal(
                                        "payment_partner.secret_key/stripe", "sk_live"),
                                payments.secrets.seal(
                                        "payment_partner.webhook_secret/stripe", "whsec")));
        assertThat(payments.start(bill)).isNotNull();
    }

    // ------------------------------------------------------------ unclear answers

    @Test
    void a_lost_answer_is_asked_for_again_with_the_same_key() throws Exception {
        UUID bill = payments.bill();
        provider.troubles.add(Trouble.LOST_AFTER);
        assertThat(problem(() -> payments.start(bill))).isEqualTo("error.payment.unclear");
        assertThat(payments.attempts(bill)).containsExactly("UNKNOWN");
        assertThat(payments.start(bill)).isEqualTo(URI.create("http://pay.example/cs_1"));
        assertThat(payments.attempts(bill)).containsExactly("PENDING");
        assertThat(provider.sessions).hasSize(1);
    }

    @Test
    void a_lost_answer_is_found_by_looking_after_five_minutes() throws Exception {
        UUID bill = payments.bill();
        provider.troubles.add(Trouble.LOST_AFTER);
        assertThatThrownBy(() -> payments.start(bill)).isInstanceOf(BellbirdException.class);
        provider.pay("cs_1");
        payments.later(Duration.ofMinutes(5));
        payments.work();
        assertThat(payments.attempts(bill)).containsExactly("SUCCEEDED");
        assertThat(payments.jobs).isEmpty();
    }

    @Test
    void a_lost_request_is_given_up_after_an_hour_and_another_may_follow() throws Exception {
        UUID bill = payments.bill();
        provider.troubles.add(Trouble.LOST_BEFORE);
        assertThatThrownBy(() -> payments.start(bill)).isInstanceOf(BellbirdException.class);
        payments.later(Duration.ofMinutes(5));
        payments.work();
        assertThat(payments.attempts(bill)).containsExactly("UNKNOWN");
        payments.later(Duration.ofMinutes(55));
        payments.work();
        assertThat(payments.attempts(bill)).containsExactly("FAILED");
        payments.start(bill);
        assertThat(payments.attempts(bill)).containsExactly("FAILED", "PENDING");
    }

    @Test
    void looks_go_on_for_five_days() throws Exception {
        UUID bill = payments.bill();
        provider.troubles.add(Trouble.LOST_AFTER);
        assertThatThrownBy(() -> payments.start(bill)).isInstanceOf(BellbirdException.class);
        int looks = 0;
        while (!payments.jobs.isEmpty()) {
            provider.troubles.add(Trouble.UNREADABLE);
            payments.now = payments.jobs.values().iterator().next();
            payments.work();
            looks++;
        }
        assertThat(looks).isEqualTo(7);
        assertThat(payments.attempts(bill)).containsExactly("UNKNOWN");
        assertThat(payments.start(bill)).isEqualTo(URI.create("http://pay.example/cs_1"));
    }

    @Test
    void a_day_old_key_is_not_used_again() throws Exception {
        UUID bill = payments.bill();
        provider.troubles.add(Trouble.LOST_BEFORE);
        assertThatThrownBy(() -> payments.start(bill)).isInstanceOf(BellbirdException.class);
        payments.later(Duration.ofHours(23));
        assertThat(payments.start(bill)).isNotNull();
        assertThat(payments.attempts(bill)).containsExactly("FAILED", "PENDING");
    }

    // ------------------------------------------------------------ no money

    @Test
    void a_refused_checkout_fails_and_another_may_follow() throws Exception {
        UUID bill = payments.bill();
        provider.troubles.add(Trouble.REFUSED);
        assertThat(problem(() -> payments.start(bill))).isEqualTo("error.payment.refused");
        assertThat(payments.attempts(bill)).containsExactly("FAILED");
        assertThat(payments.start(bill)).isNotNull();
    }

    @Test
    void an_expired_page_is_replaced_by_a_new_one() throws Exception {
        UUID bill = payments.bill();
        payments.start(bill);
        provider.become("cs_1", new CheckoutState.Expired());
        payments.webhook("evt_1", "cs_1");
        payments.work();
        assertThat(payments.attempts(bill)).containsExactly("EXPIRED");
        assertThat(payments.start(bill)).isEqualTo(URI.create("http://pay.example/cs_2"));
    }

    /** Nobody pays what has been given back. */
    @Test
    void a_bill_that_was_given_back_while_its_page_was_open_is_settled_when_that_expires()
            throws Exception {
        UUID bill = payments.bill();
        payments.start(bill);
        payments.credit(bill);
        provider.become("cs_1", new CheckoutState.Expired());
        payments.webhook("evt_1", "cs_1");
        payments.work();
        assertThat(payments.attempts(bill)).containsExactly("EXPIRED");
        assertThat(payments.database.query("select open_minor from bill_balance"))
                .containsExactly("0", "0");
        assertThat(catchThrowableOfType(BellbirdException.class, () -> payments.start(bill)))
                .hasMessageContaining("error.payment.alreadyPaid");
    }

    @Test
    void an_expired_page_is_noticed_at_the_next_start() throws Exception {
        UUID bill = payments.bill();
        payments.start(bill);
        provider.become("cs_1", new CheckoutState.Expired());
        assertThat(payments.start(bill)).isEqualTo(URI.create("http://pay.example/cs_2"));
        assertThat(payments.attempts(bill)).containsExactly("EXPIRED", "PENDING");
    }

    // ------------------------------------------------------------ events that are not right

    @Test
    void an_event_without_proof_leaves_no_trace() throws Exception {
        assertThat(payments.webhook("evt_1", "cs_1", "forged")).isEqualTo(EventReceipt.REFUSED);
        assertThat(payments.webhook("evt_\0", "cs_1")).isEqualTo(EventReceipt.REFUSED);
        assertThat(payments.database.query("select count(*) from payment_event"))
                .containsExactly("0");
        assertThat(payments.jobs).isEmpty();
    }

    @Test
    void events_about_others_are_parked_without_effect() throws Exception {
        String session = session(payments.start(payments.bill()));
        CheckoutReading.Found own = provider.session(session);
        provider.pay(session);
        CheckoutState paid = provider.session(session).state();
        provider.sessions.put(
                "cs_b", new CheckoutReading.Found("cs_b", own.attempt(), "thistle", paid));
        provider.sessions.put(
                "cs_c", new CheckoutReading.Found("cs_c", Ids.next().toString(), "larkspur", paid));
        provider.sessions.put("cs_d", new CheckoutReading.Found("cs_d", "x", "larkspur", paid));
        for (String other : List.of("cs_a", "cs_b", "cs_c", "cs_d")) {
            payments.webhook("evt_" + other, other);
        }
        payments.work();
        assertThat(outcomes())
                .containsExactly(
                        "PARKED_ABSENT",
                        "PARKED_FOREIGN",
                        "PARKED_NO_ATTEMPT",
                        "PARKED_NO_ATTEMPT");
        assertThat(payments.payments()).isEmpty();
    }

    @Test
    void another_amount_is_parked_and_not_booked() throws Exception {
        UUID bill = payments.bill();
        payments.start(bill);
        provider.pay("cs_1", new Money(1, TestPayments.EUR));
        payments.webhook("evt_1", "cs_1");
        payments.work();
        assertThat(outcomes()).containsExactly("PARKED_AMOUNT_DIFFERS");
        assertThat(payments.state(bill).isPaid()).isFalse();
    }

    @Test
    void a_parked_event_is_tried_again_when_its_cause_is_mended() throws Exception {
        UUID bill = payments.bill();
        payments.webhook("evt_1", "cs_1");
        payments.work();
        assertThat(payments.parked().list())
                .extracting(event -> event.eventId() + " " + event.reason() + " " + event.session())
                .containsExactly("evt_1 ABSENT cs_1");
        payments.start(bill);
        provider.pay("cs_1");

        payments.parked().retry("stripe", "evt_1");
        payments.work();

        assertThat(payments.state(bill).isPaid()).isTrue();
        assertThat(payments.parked().list()).isEmpty();
        assertThat(payments.audit).contains("retry payment event");
        assertThatThrownBy(() -> payments.parked().retry("stripe", "evt_1"))
                .isInstanceOf(BellbirdException.class);
    }

    @Test
    void an_event_waits_while_the_provider_cannot_be_asked() throws Exception {
        UUID bill = payments.bill();
        payments.start(bill);
        provider.pay("cs_1");
        payments.webhook("evt_1", "cs_1");
        provider.troubles.add(Trouble.UNREADABLE);
        assertThatThrownBy(payments::work).isInstanceOf(ProviderUnreachableException.class);
        payments.work();
        assertThat(payments.state(bill).isPaid()).isTrue();
    }

    // ------------------------------------------------------------ the machine stops

    @Test
    void a_crash_at_any_commit_leaves_one_payment_in_the_end() throws Exception {
        int crashes = 0;
        for (boolean afterIt : new boolean[] {false, true}) {
            int k = 1;
            while (crashAndRecover(k, afterIt)) {
                crashes++;
                k++;
            }
        }
        assertThat(crashes).isGreaterThan(10);
        assertThat(payments.payments()).hasSize(crashes + 2);
        assertThat(payments.facts).hasSize(crashes + 2);
    }

    /** Whether there was a k-th commit to crash at. */
    private boolean crashAndRecover(int k, boolean afterIt) throws Exception {
        UUID bill = payments.bill();
        payments.crashAtCommit(k, afterIt);
        boolean crashed = false;
        for (int step = 0; step < 2; step++) {
            try {
                startPayAndWork(bill);
            } catch (TestPayments.Crash crash) {
                crashed = true;
                payments.later(Duration.ofMinutes(5));
            }
        }
        payments.work();
        assertThat(payments.attempts(bill)).containsExactly("SUCCEEDED");
        assertThat(payments.state(bill).isPaid()).isTrue();
        payments.crashAtCommit(0, false);
        return crashed;
    }

    private void startPayAndWork(UUID bill) throws Exception {
        String session;
        try {
            session = session(payments.start(bill));
        } catch (BellbirdException alreadyPaid) {
            assertThat(payments.state(bill).isPaid()).isTrue();
            return;
        }
        provider.pay(session);
        payments.webhook("evt_" + session, session);
        payments.work();
    }

    // ------------------------------------------------------------

    private UUID pay() throws Exception {
        UUID bill = payments.bill();
        String session = session(payments.start(bill));
        provider.pay(session);
        payments.webhook("evt_" + session, session);
        payments.work();
        return bill;
    }

    private static String session(URI page) {
        return page.getPath().substring(1);
    }

    private List<String> outcomes() throws SQLException {
        return payments.database.query("select outcome from payment_event order by event_id");
    }

    private interface Step {
        void run() throws Exception;
    }

    private static String problem(Step step) {
        BellbirdException refused = catchThrowableOfType(BellbirdException.class, step::run);
        return refused.problems().getFirst().messageKey();
    }

    private static List<List<Integer>> permutations(List<Integer> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> all = new ArrayList<>();
        for (Integer first : of) {
            List<Integer> rest = new ArrayList<>(of);
            rest.remove(first);
            for (List<Integer> tail : permutations(rest)) {
                List<Integer> one = new ArrayList<>(List.of(first));
                one.addAll(tail);
                all.add(one);
            }
        }
        return all;
    }
}
