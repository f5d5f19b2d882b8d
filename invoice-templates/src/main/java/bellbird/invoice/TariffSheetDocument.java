package bellbird.invoice;

import bellbird.bill.BillDocument.Brand;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * A tariff sheet as it is to be drawn; all texts are said already, in one language.
 *
 * @param operator as customers know it
 * @param issuer legal name and address, on one line
 * @param title of the document, such as “Tariff sheet”
 * @param from such as “from 1 January 2027”
 * @param per what the price is for
 * @param validFrom also the day the file says it was made
 */
public record TariffSheetDocument(
        String operator,
        String issuer,
        Brand brand,
        Locale language,
        String title,
        String plan,
        String from,
        String price,
        String per,
        List<Line> lines,
        LocalDate validFrom) {

    public TariffSheetDocument {
        lines = List.copyOf(lines);
    }

    /**
     * @param strong what is read first; may be empty
     */
    public record Line(String strong, String text) {}
}
