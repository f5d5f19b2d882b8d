package bellbird.usage;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes the usage files of the bad-input corpus: the same seed, the same files. Their operator is
 * British with one line; see docs/bad-input.md.
 */
public final class UsageCorpus {

    /** Of the corpus that every build runs. */
    public static final long SEED = 20_261_028;

    private UsageCorpus() {}

    /**
     * @param msisdn of the active line, with +
     * @param elsewhere number of a line of another operator, with +
     */
    public static List<UsageItem> items(long seed, String msisdn, String elsewhere) {
        GoodRecords good = new GoodRecords(seed, msisdn);
        List<UsageItem> items = new ArrayList<>();
        items.addAll(new BadRecords(good, elsewhere).items());
        items.addAll(new BadFiles(good).items());
        return items;
    }
}
