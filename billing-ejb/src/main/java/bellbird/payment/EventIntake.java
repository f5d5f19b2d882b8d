package bellbird.payment;

import bellbird.kernel.job.Jobs;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Proves a webhook and keeps it once. A body without proof leaves no trace. */
class EventIntake {

    private final Transactions transactions;
    private final PaymentGateway gateway;
    private final PaymentPartners partners;
    private final Jobs jobs;
    private final Clock clock;

    @Inject
    EventIntake(
            Transactions transactions,
            PaymentGateway gateway,
            PaymentPartners partners,
            Jobs jobs,
            Clock clock) {
        this.transactions = transactions;
        this.gateway = gateway;
        this.partners = partners;
        this.jobs = jobs;
        this.clock = clock;
    }

    EventReceipt store(String provider, String rawBody, String signature) {
        if (!provider.equals(gateway.provider()) || rawBody.indexOf('\0') >= 0) {
            return EventReceipt.REFUSED;
        }
        Optional<ProviderEvent> event =
                partners.find()
                        .filter(partner -> !partner.webhookSecret().isEmpty())
                        .flatMap(partner -> gateway.verify(partner, rawBody, signature));
        if (event.isEmpty()) {
            return EventReceipt.REFUSED;
        }
        return transactions.own(
                c -> {
                    boolean fresh =
                            new StoredEvents(c)
                                    .insert(provider, event.get(), rawBody, clock.instant());
                    if (fresh) {
                        jobs.scheduleNow(EventJob.KIND, provider + "/" + event.get().id(), "{}");
                    }
                    return fresh ? EventReceipt.STORED : EventReceipt.REPEATED;
                });
    }
}
