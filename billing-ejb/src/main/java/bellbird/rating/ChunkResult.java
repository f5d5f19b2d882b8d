package bellbird.rating;

import bellbird.offering.UsageType;
import bellbird.usage.Decoded;
import bellbird.usage.FileCounts;
import bellbird.usage.FileTotal;
import bellbird.usage.Verdict;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of each record of a chunk. */
record ChunkResult(List<RatedRecord> rated, List<Decoded.SetAside> aside) {

    /** All chunks in one order, so that none waits for another the wrong way round. */
    private static final Comparator<FileTotal> ORDER =
            Comparator.comparing(FileTotal::verdict).thenComparing(FileTotal::service);

    private record Kind(String verdict, String service) {}

    /** Of quantities that need not fit into 64 bits together: a suspended one may be any. */
    private static final class Sum {
        private long records;
        private long some;
        private BigInteger others = BigInteger.ZERO;

        void add(long quantity) {
            records++;
            if (some > Long.MAX_VALUE - quantity) {
                others = others.add(BigInteger.valueOf(some));
                some = 0;
            }
            some += quantity;
        }

        FileTotal total(Kind kind) {
            return new FileTotal(
                    kind.verdict, kind.service, records, others.add(BigInteger.valueOf(some)));
        }
    }

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
        Map<Kind, Sum> totals = new HashMap<>();
        rated.forEach(
                one -> add(totals, FileTotal.RATED, one.usage().service(), one.usage().quantity()));
        aside.forEach(one -> add(totals, one.verdict().name(), one.service(), one.quantity()));
        return totals.entrySet().stream()
                .map(one -> one.getValue().total(one.getKey()))
                .sorted(ORDER)
                .toList();
    }

    private static void add(
            Map<Kind, Sum> totals,
            String verdict,
            @Nullable UsageType service,
            @Nullable Long quantity) {
        String name = service == null ? FileTotal.NO_SERVICE : service.name();
        totals.computeIfAbsent(new Kind(verdict, name), kind -> new Sum())
                .add(quantity == null ? 0 : quantity);
    }

    private long count(Verdict verdict) {
        return aside.stream().filter(one -> one.verdict() == verdict).count();
    }
}
