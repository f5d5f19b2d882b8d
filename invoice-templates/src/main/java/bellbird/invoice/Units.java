package bellbird.invoice;

import bellbird.bill.BillDocument.Unit;
import java.math.BigDecimal;

/** Quantities with their unit, such as {@code 2 months}. */
final class Units {

    private Units() {}

    /**
     * @param shown the number as it is to be read
     */
    static String write(Words words, Unit unit, BigDecimal quantity, String shown) {
        String key = "unit." + unit.name();
        return switch (unit) {
            case YEAR, MONTH, WEEK, DAY, MESSAGE ->
                    words.of(
                            key + (quantity.compareTo(BigDecimal.ONE) == 0 ? ".one" : ".other"),
                            shown);
            case SECOND, MINUTE, KILOBYTE, MEGABYTE, GIGABYTE, PIECE -> words.of(key, shown);
        };
    }
}
