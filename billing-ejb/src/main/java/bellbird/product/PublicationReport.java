package bellbird.product;

import bellbird.offering.Audience;
import java.time.LocalDate;
import java.util.List;

/**
 * What the publication of a version did to those who have its offering.
 *
 * @param number of the version
 * @param validFrom from when it is sold
 * @param audience for whom it is
 * @param products those that do not get its prices first
 */
public record PublicationReport(
        int number, LocalDate validFrom, Audience audience, List<PriceReach> products) {

    public PublicationReport {
        products = List.copyOf(products);
    }
}
