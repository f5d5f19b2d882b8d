package bellbird.portal.plan;

import java.time.LocalDate;
import java.util.List;

/**
 * A plan in the words its customers read; page, file and comparison show the same.
 *
 * @param price with its currency
 * @param per what the price is for, such as “a month, VAT included”
 */
public record Sheet(String name, LocalDate validFrom, String price, String per, List<Line> lines) {

    public Sheet {
        lines = List.copyOf(lines);
    }

    /**
     * @param key what it is about, the same in every version
     * @param strong what is read first; may be empty
     */
    public record Line(String key, String strong, String text) {

        public String whole() {
            return strong + text;
        }
    }
}
