package bellbird.portal.text;

import bellbird.offering.UsageType;

/** Quantities of usage, each kind in its own unit. */
public final class Quantities {

    private static final long MINUTE = 60;

    private Quantities() {}

    /** With its unit: 13.6 GB, 312 min, 41 messages. */
    public static String text(UsageType service, long quantity) {
        return switch (service) {
            case DATA -> DataFormat.data(quantity);
            case VOICE -> DurationFormat.minutes(quantity);
            case SMS, MMS -> Texts.text("common.unit.messages", quantity);
            case CONTENT -> CountFormat.count(quantity);
        };
    }

    /** Exact enough to add up again: 212 MB, 14 min 20 s, 41. */
    public static String exact(UsageType service, long quantity) {
        return switch (service) {
            case DATA -> DataFormat.data(quantity);
            case VOICE -> DurationFormat.duration(quantity);
            case SMS, MMS, CONTENT -> CountFormat.count(quantity);
        };
    }

    /** The bare number that stands in large digits. */
    public static String number(UsageType service, long quantity) {
        return switch (service) {
            case DATA -> DataFormat.gigabytes(quantity);
            case VOICE -> CountFormat.count(quantity / MINUTE);
            case SMS, MMS, CONTENT -> CountFormat.count(quantity);
        };
    }

    /** What stands behind the large digits: “GB left of 40”. */
    public static String leftOf(UsageType service, long granted) {
        return Texts.text("care.meter.leftOf." + key(service), number(service, granted));
    }

    public static String name(UsageType service) {
        return Texts.text("care.service." + key(service));
    }

    private static String key(UsageType service) {
        return service.word();
    }
}
