package bellbird.rating;

import bellbird.offering.UsageType;
import bellbird.usage.Decoded;
import bellbird.usage.FileCounts;
import bellbird.usage.FileTotal;
import bellbird.usage.Verdict;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What became of each record of a chunk. */
record ChunkResult(List<RatedRecord> rated, List<Decoded.SetAside> aside) {

    /** All chunks in one order, so that none waits for another the wrong way round. */
    private static final Comparator<List<String>> ORDER = Comparator.comparing(String::valueOf);

    FileCounts counts() {
        return new FileCounts(
                rated.size() + (long) aside.size(),
                rated.size(),
                count(Verdict.SUSPENDED),
                count(Verdict.DUPLICATE),
                count(Verdict.REJECTED),
                count(Verdict.IGNORED));
    }

    /** The same by service, with the quantities. */
    List<FileTotal> totals() {
        Map<List<String>, FileTotal> totals = new TreeMap<>(ORDER);
        rated.forEach(
                one -> add(totals, FileTotal.RATED, one.usage().service(), one.usage().quantity()));
        aside.forEach(one -> add(totals, one.verdict().name(), one.service(), one.quantity()));
        return List.copyOf(totals.values());
    }

    private static void add(
            Map<List<String>, FileTotal> totals,
            String verdict,
            @Nullable UsageType service,
            @Nullable Long quantity) {
        FileTotal one =
                new FileTotal(
                        verdict,
                        service == null ? FileTotal.NO_SERVICE : service.name(),
                        1,
                        BigInteger.valueOf(quantity == null ? 0 : quantity));
        totals.merge(List.of(verdict, one.service()), one, FileTotal::plus);
    }

    private long count(Verdict verdict) {
        return aside.stream().filter(one -> one.verdict() == verdict).count();
    }
}
