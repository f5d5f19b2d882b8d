package bellbird.portal.desk;

import bellbird.bill.BillDetail;
import bellbird.bill.LineUsages;
import bellbird.portal.component.BillLines;
import bellbird.portal.component.WhyBox;
import bellbird.portal.text.TimeFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of a bill; each opens to its price, its allowances and its records. */
final class BillProof extends BillLines {

    private static final long serialVersionUID = 1;

    /**
     * @param only number of the one line to show; null for all
     */
    BillProof(BillDetail bill, @Nullable Integer only, LineUsages usages) {
        super(
                lines(bill, only),
                line -> TimeFormat.period(line.period()),
                line ->
                        new WhyBox(
                                line,
                                (number, offset) ->
                                        usages.of(bill.summary().id(), number, offset)));
    }

    private static List<BillDetail.Line> lines(BillDetail bill, @Nullable Integer only) {
        return bill.lines().stream().filter(line -> only == null || only == line.number()).toList();
    }
}
