package bellbird.invoice;

/** Where the columns of a bill's charges stand, and how high their rows are; in points. */
final class LineColumns {

    static final double PERIOD = Flow.LEFT + 190;
    static final double QUANTITY = Flow.LEFT + 322;
    static final double PRICE = Flow.LEFT + 402;
    static final double AMOUNT = Flow.RIGHT;
    static final double WHAT_ROOM = PERIOD - Flow.LEFT - 10;
    static final double PERIOD_ROOM = 72;
    static final double QUANTITY_ROOM = QUANTITY - PERIOD - PERIOD_ROOM;
    static final double PRICE_ROOM = PRICE - QUANTITY - 6;
    static final double AMOUNT_ROOM = AMOUNT - PRICE - 8;

    static final double ROW = 17.5;

    /** From a row's top to the line its first text stands on. */
    static final double BASE = 11.8;

    private LineColumns() {}
}
