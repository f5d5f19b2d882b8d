package bellbird.bill;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Port: which tax the charges of a bill bear. The operator's own rates by {@link ChargeTax}, or
 * what an external engine has answered by {@link EngineTax}. The arithmetic is the same for both
 * (rule R14, EN 16931): tax is rounded once for each rate, in {@link Vat}.
 */
interface TaxDetermination {

    /**
     * @param charges each with its treatment, in their order
     * @param answer by which they are taxed; null if nobody was asked
     */
    record Determined(List<ChargeTax.Treated> charges, @Nullable AnswerKey answer) {}

    /**
     * @throws ParkException if no tax is known; it is never assumed to be zero
     * @throws UntaxedException if the engine has to be asked first
     */
    Determined of(BillAccount account, List<Charge> charges, Locale locale);

    /**
     * What is the same for charges that surely bear the same tax, so that one line can reduce them.
     */
    Object kind(BillAccount account, Charge charge);
}
