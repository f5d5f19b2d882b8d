package bellbird.kernel.cycle;

/** How often an account gets a bill. */
public enum BillFrequency {
    WEEKLY(Unit.WEEK, 1),
    BIWEEKLY(Unit.WEEK, 2),
    MONTHLY(Unit.MONTH, 1),
    BIMONTHLY(Unit.MONTH, 2),
    QUARTERLY(Unit.MONTH, 3),
    HALF_YEARLY(Unit.MONTH, 6),
    YEARLY(Unit.MONTH, 12);

    /** What its periods are counted in. */
    enum Unit {
        WEEK,
        MONTH
    }

    private final Unit unit;
    private final int count;

    BillFrequency(Unit unit, int count) {
        this.unit = unit;
        this.count = count;
    }

    /** Whether its periods begin on a day of the week; else on a day of the month. */
    public boolean isOfWeeks() {
        return unit == Unit.WEEK;
    }

    /** Weeks or months of a period. */
    public int count() {
        return count;
    }
}
