package bellbird.bill;

import bellbird.bill.UntaxedException.Untaxed;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.time.BusinessClock;
import bellbird.tax.TaxEngines;
import bellbird.tax.TaxReply;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the tenant's tax engine about bills to be, between two transactions. */
class TaxAsking {

    /** How often one bill may turn out to be another one while the engine is asked. */
    private static final int TRIES = 3;

    @EJB BillTransactions transactions;
    @Inject TaxEngines engines;
    @Inject BusinessClock clock;

    /**
     * What came of a question.
     *
     * @param reply checked: an answer can be right
     */
    record Heard(Untaxed untaxed, TaxReply reply) {}

    /** In their order. */
    List<Heard> ask(List<Untaxed> untaxed) {
        Optional<TaxEngines.Stored> engine = transactions.own(engines::find);
        Map<String, TaxReply> replies =
                engine.isEmpty()
                        ? Map.of()
                        : engines.ask(
                                engine.get().account(),
                                untaxed.stream().map(Untaxed::question).toList());
        return untaxed.stream()
                .map(
                        one ->
                                new Heard(
                                        one,
                                        TaxAnswerCheck.checked(
                                                one.question(),
                                                replies.getOrDefault(
                                                        one.question().key(),
                                                        TaxReply.silent("no engine")))))
                .toList();
    }

    /**
     * Makes one bill in a transaction of its own, and before it asks for its tax, if that has to be
     * asked for.
     *
     * @throws BellbirdException a conflict if the engine gives no answer; then nothing is issued
     */
    <R> R oneBill(BillTransactions.Work<R> work) {
        for (int i = 0; i < TRIES; i++) {
            try {
                return transactions.own(work);
            } catch (UntaxedException e) {
                keep(ask(List.of(e.untaxed())).getFirst());
            }
        }
        throw BellbirdException.conflict("error.bill.changed");
    }

    private void keep(Heard heard) {
        switch (heard.reply()) {
            case TaxReply.Unanswered none ->
                    throw BellbirdException.conflict(none.trouble().messageKey(), none.detail());
            case TaxReply.Answered given ->
                    transactions.own(
                            connection -> {
                                TaxAnswers.keep(
                                        connection,
                                        heard.untaxed().key(),
                                        given.answer(),
                                        clock.now());
                                return given;
                            });
        }
    }
}
