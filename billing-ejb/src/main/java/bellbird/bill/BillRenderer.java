package bellbird.bill;

/** Port: draws a bill from its frozen document. Safe to call from many threads. */
public interface BillRenderer {

    /** Draws it. Text of any kind is drawn as text; what no font has is substituted visibly. */
    RenderedBill render(BillDocument document);
}
