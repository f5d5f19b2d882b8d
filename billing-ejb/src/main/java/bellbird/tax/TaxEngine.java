package bellbird.tax;

import java.util.List;
import java.util.Map;

/** Port: determines the tax of many bills at once. Asked outside of any transaction. */
public interface TaxEngine {

    /**
     * Asking again is asking once: the keys of the questions are those of the bills.
     *
     * @return a reply for each question, by its key; the answers are as the engine gave them
     */
    Map<String, TaxReply> ask(TaxEngineAccount account, List<TaxQuestion> questions);

    /**
     * @throws bellbird.kernel.error.BellbirdException for the field {@code address}, if it may not
     *     be called
     */
    void requireCallable(String address);
}
