package bellbird.invoice;

/**
 * Where the bill's total stands, so that it can be read back from the finished file.
 *
 * @param page from 0
 * @param y of its base line, from the top, in points
 */
record DrawnTotal(int page, double y) {

    /** Left edge of the amount's column, in points. */
    static final double LEFT = Flow.RIGHT - 190;
}
