package bellbird.payment;

import bellbird.kernel.job.JobHandler;
import bellbird.kernel.job.JobRun;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Looks an attempt up that is still under way; the next look is scheduled with what was found. */
class LookUpJob implements JobHandler {

    private final Transactions transactions;
    private final PaymentPartners partners;
    private final LookUps lookUps;

    @Inject
    LookUpJob(Transactions transactions, PaymentPartners partners, LookUps lookUps) {
        this.transactions = transactions;
        this.partners = partners;
        this.lookUps = lookUps;
    }

    @Override
    public String kind() {
        return LookUps.KIND;
    }

    @Override
    public void run(JobRun run) {
        int slash = run.key().indexOf('/');
        UUID id = UUID.fromString(run.key().substring(0, slash));
        int number = Integer.parseInt(run.key().substring(slash + 1));
        Optional<Attempt> attempt =
                transactions.own(c -> new Attempts(c).find(id)).filter(Attempt::isUnderWay);
        if (attempt.isPresent()) {
            look(run, attempt.get(), number);
        }
    }

    private void look(JobRun run, Attempt attempt, int number) {
        CheckoutReading reading = lookUps.read(partners.require(), attempt);
        transactions.own(
                c -> {
                    EventOutcome outcome = lookUps.apply(c, attempt, reading);
                    if (new Attempts(c).find(attempt.id()).orElseThrow().isUnderWay()) {
                        lookUps.schedule(attempt, number + 1);
                    }
                    run.checkpoint(outcome.name());
                    return outcome;
                });
    }
}
