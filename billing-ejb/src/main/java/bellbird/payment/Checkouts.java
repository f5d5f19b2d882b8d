package bellbird.payment;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.kernel.error.ErrorKind;
import bellbird.kernel.id.Ids;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantProfiles;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Leads a payer to the provider's page. The attempt is committed before the provider is called and
 * the answer after it; if we die in between, or the answer is unclear, reading finds the truth.
 */
class Checkouts {

    /** The page closes before the second look-up, so that the look-up finds the end of it. */
    private static final Duration PAGE_OPEN = Duration.ofMinutes(50);

    /** The provider forgets keys after a day; so long the same key gives the same answer. */
    private static final Duration KEY_LIVES = Duration.ofHours(23);

    private static final int ROUNDS = 3;

    private final Transactions transactions;
    private final PaymentGateway gateway;
    private final PaymentPartners partners;
    private final LookUps lookUps;
    private final TenantProfiles tenants;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    Checkouts(
            Transactions transactions,
            PaymentGateway gateway,
            PaymentPartners partners,
            LookUps lookUps,
            TenantProfiles tenants,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.gateway = gateway;
        this.partners = partners;
        this.lookUps = lookUps;
        this.tenants = tenants;
        this.audit = audit;
        this.clock = clock;
    }

    /** Where the customer pays a share of what is open of the bill. */
    URI start(UUID billId, UUID customerId, Share share) {
        PaymentPartner partner = partners.require();
        for (int round = 0; round < ROUNDS; round++) {
            PayableBill bill = transactions.own(c -> owned(c, billId, customerId));
            Attempt attempt = transactions.own(c -> takeUp(c, bill, share));
            Optional<URI> page =
                    page(partner, bill, attempt, attempt.amount().equals(bill.payable(share)));
            if (page.isPresent()) {
                return page.get();
            }
        }
        throw unclear();
    }

    /** Asks the provider about an attempt that is under way, and books what it says. */
    void refresh(UUID billId) {
        transactions
                .own(c -> new Attempts(c).underWay(billId))
                .filter(attempt -> attempt.session() != null)
                .ifPresent(attempt -> look(partners.require(), attempt));
    }

    static PayableBill owned(Connection connection, UUID billId, UUID customerId)
            throws SQLException {
        return new PayableBills(connection)
                .find(billId)
                .filter(bill -> bill.customerId().equals(customerId))
                .orElseThrow(BellbirdException::notFound);
    }

    /** The attempt under way, or a new one: the first transaction. */
    private Attempt takeUp(Connection connection, PayableBill seen, Share share)
            throws SQLException {
        PayableBills bills = new PayableBills(connection);
        bills.lockAccount(seen.accountId());
        PayableBill bill = bills.find(seen.id()).orElseThrow();
        if (!bill.open().isPositive()) {
            throw BellbirdException.conflict("error.payment.alreadyPaid", bill.label());
        }
        if (!bill.payable(share).isPositive()) {
            throw BellbirdException.conflict("error.payment.disputed", bill.label());
        }
        Attempts attempts = new Attempts(connection);
        Optional<Attempt> underWay = attempts.underWay(bill.id());
        if (underWay.isPresent()) {
            return underWay.get();
        }
        Attempt attempt =
                new Attempt(
                        Ids.next(),
                        bill.id(),
                        bill.accountId(),
                        gateway.provider(),
                        bill.payable(share),
                        AttemptState.CREATED,
                        null,
                        null,
                        clock.instant());
        attempts.insert(attempt);
        lookUps.schedule(attempt, 1);
        audit.record(
                "start payment",
                "payment attempt",
                attempt.id().toString(),
                null,
                bill.label() + " " + attempt.amount());
        return attempt;
    }

    /** The page of the attempt; empty if the attempt has ended and another may follow. */
    private Optional<URI> page(
            PaymentPartner partner, PayableBill bill, Attempt attempt, boolean sameAmount) {
        if (attempt.session() != null) {
            return reopen(partner, attempt, sameAmount);
        }
        boolean keyLives = attempt.createdAt().plus(KEY_LIVES).isAfter(clock.instant());
        if (!keyLives || !sameAmount) {
            look(partner, attempt);
            return Optional.empty();
        }
        CheckoutOutcome outcome = gateway.createCheckout(partner, request(bill, attempt));
        return switch (outcome) {
            case CheckoutOutcome.Created(var session, var url) -> {
                transactions.own(
                        c -> {
                            new Attempts(c).open(attempt.id(), session, url, clock.instant());
                            return url;
                        });
                yield Optional.of(url);
            }
            case CheckoutOutcome.Declined(var reason) -> {
                transactions.own(
                        c -> {
                            lookUps.refused(c, attempt, reason);
                            return reason;
                        });
                throw new BellbirdException(
                        ErrorKind.PROVIDER,
                        List.of(new Problem("", "error.payment.refused", List.of(reason))));
            }
            case CheckoutOutcome.Unknown(var reason) -> {
                Optional<URI> found =
                        transactions.own(
                                c -> {
                                    Attempts attempts = new Attempts(c);
                                    attempts.doubt(attempt.id(), reason, clock.instant());
                                    return attempts.find(attempt.id()).map(Attempt::url);
                                });
                yield Optional.of(found.orElseThrow(Checkouts::unclear));
            }
        };
    }

    private Optional<URI> reopen(PaymentPartner partner, Attempt attempt, boolean sameAmount) {
        String session = Objects.requireNonNull(attempt.session());
        CheckoutReading reading =
                sameAmount ? gateway.lookUp(partner, session) : gateway.expire(partner, session);
        if (reading instanceof CheckoutReading.Unreadable) {
            boolean open = attempt.createdAt().plus(PAGE_OPEN).isAfter(clock.instant());
            if (open && sameAmount) {
                return Optional.ofNullable(attempt.url());
            }
            throw unclear();
        }
        apply(attempt, reading);
        if (reading instanceof CheckoutReading.Found found && sameAmount) {
            return switch (found.state()) {
                case CheckoutState.Open(var url) -> Optional.of(url);
                case CheckoutState.Processing() ->
                        throw BellbirdException.conflict("error.payment.processing");
                case CheckoutState.Paid paid -> Optional.empty();
                case CheckoutState.Expired() -> Optional.empty();
            };
        }
        return Optional.empty();
    }

    private void look(PaymentPartner partner, Attempt attempt) {
        CheckoutReading reading = lookUps.read(partner, attempt);
        if (reading instanceof CheckoutReading.Unreadable) {
            throw unclear();
        }
        apply(attempt, reading);
    }

    private void apply(Attempt attempt, CheckoutReading reading) {
        transactions.own(c -> lookUps.apply(c, attempt, reading));
    }

    private CheckoutRequest request(PayableBill bill, Attempt attempt) {
        TenantProfile tenant = tenants.current();
        String page = tenants.baseUrl(tenant) + "/care/bills/" + bill.id();
        return new CheckoutRequest(
                attempt.id(),
                bill.id(),
                bill.label(),
                attempt.amount(),
                tenant.shortName(),
                tenant.name(),
                bill.email(),
                URI.create(page + "?checkout=done"),
                URI.create(page),
                attempt.createdAt().plus(PAGE_OPEN));
    }

    private static BellbirdException unclear() {
        return new BellbirdException(
                ErrorKind.PROVIDER, List.of(new Problem("", "error.payment.unclear", List.of())));
    }
}
