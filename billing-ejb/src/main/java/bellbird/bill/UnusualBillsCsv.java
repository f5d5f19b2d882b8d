package bellbird.bill;

import bellbird.kernel.money.Money;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The unusual bills of a run for a spreadsheet: RFC 4180, decimals with a point. */
final class UnusualBillsCsv {

    private static final String HEAD =
            "kind,account,customer,before,now,change,currency,cause,caused_by,usual_from,usual_to,accepted_by,accepted_because\r\n";

    private UnusualBillsCsv() {}

    static String of(List<RunReview.Outlier> bills) {
        StringBuilder csv = new StringBuilder(HEAD);
        for (RunReview.Outlier bill : bills) {
            Money before = bill.before();
            RunReview.Usual usual = bill.usual();
            RunAlarm.Waiver accepted = bill.accepted();
            csv.append(
                    String.join(
                            ",",
                            bill.kind().name().toLowerCase(Locale.ROOT),
                            CsvField.of(bill.payer().accountNumber()),
                            CsvField.of(bill.payer().customerName()),
                            decimal(before),
                            decimal(bill.now()),
                            decimal(before == null ? null : bill.now().minus(before)),
                            bill.now().currency().getCurrencyCode(),
                            CsvField.of(bill.cause()),
                            decimal(bill.cause().isEmpty() ? null : bill.causedBy()),
                            decimal(usual == null ? null : usual.least()),
                            decimal(usual == null ? null : usual.most()),
                            accepted == null ? "" : CsvField.of(accepted.by()),
                            accepted == null ? "" : CsvField.of(accepted.reason())));
            csv.append("\r\n");
        }
        return csv.toString();
    }

    private static String decimal(@Nullable Money amount) {
        return amount == null ? "" : amount.toDecimal().toPlainString();
    }
}
