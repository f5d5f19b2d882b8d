package bellbird.payment;

import bellbird.bill.CreditBalance;
import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.id.Ids;
import bellbird.kernel.money.Money;
import bellbird.kernel.outbox.Fact;
import bellbird.kernel.outbox.Outbox;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.ledger.Journal;
import bellbird.ledger.JournalEntry;
import bellbird.ledger.LedgerAccount;
import bellbird.ledger.Posting;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes our books say what the provider says, in one transaction. Safe to repeat, in any order: a
 * captured payment is booked once.
 */
class Settlement {

    private final Outbox outbox;
    private final AuditTrail audit;
    private final TenantProfiles tenants;
    private final BusinessClock business;
    private final Clock clock;

    @Inject
    Settlement(
            Outbox outbox,
            AuditTrail audit,
            TenantProfiles tenants,
            BusinessClock business,
            Clock clock) {
        this.outbox = outbox;
        this.audit = audit;
        this.tenants = tenants;
        this.business = business;
        this.clock = clock;
    }

    /** Applies what was read at the provider to the attempt it belongs to. */
    EventOutcome apply(Connection connection, CheckoutReading.Found found) throws SQLException {
        if (!found.tenant().equals(tenants.current().shortName())) {
            return EventOutcome.PARKED_FOREIGN;
        }
        Attempts attempts = new Attempts(connection);
        Optional<UUID> id = attemptId(found);
        Optional<Attempt> known = id.isEmpty() ? Optional.empty() : attempts.find(id.get());
        if (known.isEmpty()) {
            return EventOutcome.PARKED_NO_ATTEMPT;
        }
        new PayableBills(connection).lockAccount(known.get().accountId());
        Attempt attempt = attempts.lock(known.get().id()).orElseThrow();
        if (attempt.state() == AttemptState.SUCCEEDED) {
            return EventOutcome.ALREADY_SETTLED;
        }
        return switch (found.state()) {
            case CheckoutState.Open(var url) -> {
                attempts.open(attempt.id(), found.session(), url, clock.instant());
                yield EventOutcome.NO_EFFECT;
            }
            case CheckoutState.Processing() -> EventOutcome.NO_EFFECT;
            case CheckoutState.Expired() -> {
                close(connection, attempt, AttemptState.EXPIRED, null);
                yield EventOutcome.CLOSED;
            }
            case CheckoutState.Paid paid -> settle(connection, attempt, found.session(), paid);
        };
    }

    /**
     * Closes an attempt without money: what was given back meanwhile settles the bill that was left
     * to it.
     */
    void close(Connection connection, Attempt attempt, AttemptState state, @Nullable String failure)
            throws SQLException {
        new PayableBills(connection).lockAccount(attempt.accountId());
        new Attempts(connection).close(attempt.id(), state, failure, clock.instant());
        new CreditBalance(connection, business.today()).apply(List.of(attempt.accountId()));
    }

    private static Optional<UUID> attemptId(CheckoutReading.Found found) {
        try {
            String attempt = found.attempt();
            return attempt == null ? Optional.empty() : Optional.of(UUID.fromString(attempt));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private EventOutcome settle(
            Connection connection, Attempt attempt, String session, CheckoutState.Paid paid)
            throws SQLException {
        if (!paid.amount().equals(attempt.amount())) {
            return EventOutcome.PARKED_AMOUNT_DIFFERS;
        }
        Money open = new PayableBills(connection).find(attempt.billId()).orElseThrow().open();
        if (open.compareTo(paid.amount()) < 0) {
            return EventOutcome.PARKED_PAID_TWICE;
        }
        UUID payment = Ids.next();
        insert(connection, payment, attempt, paid);
        new Journal(connection).book(List.of(entry(payment, attempt)));
        new Attempts(connection).succeed(attempt.id(), session, clock.instant());
        audit.record(
                "receive payment",
                "payment",
                payment.toString(),
                null,
                attempt.provider() + " " + paid.payment() + " " + attempt.amount());
        outbox.publish(
                new Fact(
                        "PaymentReceived",
                        payment.toString(),
                        Map.of(
                                "billId", attempt.billId().toString(),
                                "accountId", attempt.accountId().toString(),
                                "amount", attempt.amount().toString())));
        return EventOutcome.SETTLED;
    }

    private void insert(
            Connection connection, UUID payment, Attempt attempt, CheckoutState.Paid paid)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into payment (id, attempt_id, bill_id, account_id, provider,"
                                + " provider_payment, amount_minor, currency, received_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, payment);
            insert.setObject(2, attempt.id());
            insert.setObject(3, attempt.billId());
            insert.setObject(4, attempt.accountId());
            insert.setString(5, attempt.provider());
            insert.setString(6, paid.payment());
            insert.setLong(7, attempt.amount().minorUnits());
            insert.setString(8, attempt.amount().currency().getCurrencyCode());
            insert.setTimestamp(9, Timestamp.from(business.now()));
            insert.executeUpdate();
        }
    }

    private JournalEntry entry(UUID payment, Attempt attempt) {
        return new JournalEntry(
                "payment/" + payment,
                business.today(),
                "Payment by " + attempt.provider(),
                List.of(
                        Posting.debit(LedgerAccount.clearing(attempt.provider()), attempt.amount()),
                        Posting.creditReceivable(attempt.accountId(), attempt.amount())));
    }
}
