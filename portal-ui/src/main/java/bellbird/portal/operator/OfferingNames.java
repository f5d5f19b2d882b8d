package bellbird.portal.operator;

import bellbird.offering.OfferingRow;
import bellbird.offering.Offerings;
import java.util.Map;
import java.util.TreeMap;

/** What offerings are called, by their codes. */
final class OfferingNames {

    private OfferingNames() {}

    static Map<String, String> of(Offerings offerings) {
        Map<String, String> names = new TreeMap<>();
        for (OfferingRow one : offerings.list()) {
            names.put(one.code(), one.name());
        }
        return names;
    }
}
