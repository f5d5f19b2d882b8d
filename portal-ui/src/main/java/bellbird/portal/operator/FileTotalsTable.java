package bellbird.portal.operator;

import bellbird.portal.component.PlainTable;
import bellbird.portal.component.TwoLines;
import bellbird.portal.component.Words;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.Texts;
import bellbird.usage.FileTotal;
import bellbird.usage.Verdict;
import com.vaadin.flow.component.Component;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A file to the unit: records and what they were, by service, in and out. */
final class FileTotalsTable extends PlainTable {

    private static final long serialVersionUID = 1;

    private static final List<String> VERDICTS =
            Stream.concat(
                            Stream.of(FileTotal.RATED),
                            Stream.of(Verdict.values()).map(Verdict::name))
                    .toList();

    FileTotalsTable(List<FileTotal> totals) {
        super(columns());
        stacking();
        totals.stream()
                .map(FileTotal::service)
                .distinct()
                .forEach(service -> row(cells(totals, service)));
    }

    private static Column[] columns() {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text(Texts.text("operator.usageFile.service")));
        columns.add(Column.number(Texts.text("operator.usageFile.in")));
        for (String verdict : VERDICTS) {
            columns.add(Column.number(name(verdict)));
        }
        return columns.toArray(Column[]::new);
    }

    private static Component[] cells(List<FileTotal> totals, String service) {
        List<FileTotal> own =
                totals.stream().filter(total -> total.service().equals(service)).toList();
        List<Component> cells = new ArrayList<>();
        cells.add(
                Words.plain(
                        Texts.text(
                                "operator.usageFile.service." + service.toLowerCase(Locale.ROOT))));
        cells.add(cell(own, service));
        for (String verdict : VERDICTS) {
            cells.add(
                    cell(
                            own.stream().filter(total -> total.verdict().equals(verdict)).toList(),
                            service));
        }
        return cells.toArray(Component[]::new);
    }

    private static Component cell(List<FileTotal> totals, String service) {
        long records = totals.stream().mapToLong(FileTotal::records).sum();
        if (records == 0) {
            return Words.quiet(CountFormat.count(0));
        }
        BigInteger quantity =
                totals.stream().map(FileTotal::quantity).reduce(BigInteger.ZERO, BigInteger::add);
        return new TwoLines(
                CountFormat.count(records),
                Texts.text(
                        "operator.usageFile.quantity." + service.toLowerCase(Locale.ROOT),
                        CountFormat.number(new BigDecimal(quantity))));
    }

    private static String name(String verdict) {
        return Texts.text("operator.usageFile." + verdict.toLowerCase(Locale.ROOT));
    }
}
