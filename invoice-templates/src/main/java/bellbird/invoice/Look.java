package bellbird.invoice;

import bellbird.bill.BillDocument.Brand;
import java.awt.Color;

/**
 * The tenant's colours on paper.
 *
 * @param soft ground that dark text can be read on
 * @param line what stands out from white paper
 * @param link text that leads somewhere
 */
record Look(Color soft, Color line, Color link) {

    private static final Look PLAIN =
            new Look(new Color(0xE2F0F5), new Color(0x0C5F7A), new Color(0x0C5F7A));

    /** The brand's colours, or plain ones where the frozen document holds something else. */
    static Look of(Brand brand) {
        try {
            return new Look(
                    Color.decode(brand.soft()),
                    Color.decode(brand.line()),
                    Color.decode(brand.text()));
        } catch (NumberFormatException e) {
            return PLAIN;
        }
    }
}
