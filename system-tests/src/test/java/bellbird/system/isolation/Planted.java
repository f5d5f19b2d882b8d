package bellbird.system.isolation;

/** A leak on purpose: the other's word in a field of one's own. */
final class Planted {

    private Planted() {}

    /** Puts the second's word in place of the first's, in one column of the first's schema. */
    static String in(Twins twins, String column) {
        return exchange(twins, column, Canary.of(twins.first()), Canary.of(twins.second()));
    }

    static String removed(Twins twins, String column) {
        return exchange(twins, column, Canary.of(twins.second()), Canary.of(twins.first()));
    }

    private static String exchange(Twins twins, String column, String from, String to) {
        String[] name = column.split("\\.", 2);
        return "update %s.%s set %s = replace(%s, '%s', '%s')"
                .formatted(twins.first().schema(), name[0], name[1], name[1], from, to);
    }
}
