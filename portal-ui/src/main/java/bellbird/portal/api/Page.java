package bellbird.portal.api;

import java.util.List;

/**
 * A part of a list.
 *
 * @param items from the asked offset on
 * @param total how many the whole list has
 */
public record Page<T>(List<T> items, long total) {

    private static final int MOST = 200;

    static int limit(int asked) {
        return Math.clamp(asked, 1, MOST);
    }
}
