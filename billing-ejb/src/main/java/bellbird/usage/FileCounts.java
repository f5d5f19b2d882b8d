package bellbird.usage;

/** Records of a file by what became of them (rule B3, invariant I7). */
public record FileCounts(
        long in, long rated, long suspended, long duplicate, long rejected, long ignored) {

    /** Whether every record that came in is accounted for. */
    public boolean balances() {
        return in == rated + suspended + duplicate + rejected + ignored;
    }
}
