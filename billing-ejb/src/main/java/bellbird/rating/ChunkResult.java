package bellbird.rating;

import bellbird.usage.Decoded;
import bellbird.usage.FileCounts;
import bellbird.usage.Verdict;
import java.util.List;

/** What became of each record of a chunk. */
record ChunkResult(List<RatedRecord> rated, List<Decoded.SetAside> aside) {

    FileCounts counts() {
        return new FileCounts(
                rated.size() + (long) aside.size(),
                rated.size(),
                count(Verdict.SUSPENDED),
                count(Verdict.DUPLICATE),
                count(Verdict.REJECTED),
                count(Verdict.IGNORED));
    }

    private long count(Verdict verdict) {
        return aside.stream().filter(one -> one.verdict() == verdict).count();
    }
}
