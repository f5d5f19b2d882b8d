package bellbird.portal.text;

import java.text.NumberFormat;

/** Amounts of data. A gigabyte is 10⁹ bytes; one decimal for people, exact only in proofs. */
public final class DataFormat {

    private static final double KILO = 1e3;
    private static final double MEGA = 1e6;
    private static final double GIGA = 1e9;

    private DataFormat() {}

    /** Such as 13.6 GB, 212 MB or 0 GB. */
    public static String data(long bytes) {
        if (bytes == 0 || bytes >= GIGA) {
            return Texts.text("common.unit.gigabytes", decimal(bytes / GIGA));
        }
        if (bytes >= MEGA) {
            return Texts.text("common.unit.megabytes", decimal(bytes / MEGA));
        }
        return Texts.text("common.unit.kilobytes", decimal(bytes / KILO));
    }

    /** The number of gigabytes without its unit, such as 13.6. */
    public static String gigabytes(long bytes) {
        return decimal(bytes / GIGA);
    }

    /** Every byte, such as 27,033,124 bytes. */
    public static String exact(long bytes) {
        return Texts.text("common.unit.bytes", CountFormat.count(bytes));
    }

    private static String decimal(double number) {
        NumberFormat format = NumberFormat.getNumberInstance(MoneyFormat.numbers(Texts.locale()));
        format.setMaximumFractionDigits(1);
        return format.format(number);
    }
}
