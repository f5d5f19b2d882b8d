package bellbird.invoice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The run of sheets of one bill, and how far down the last one is filled. */
final class Flow {

    static final double LEFT = 51;
    static final double RIGHT = Sheet.WIDTH - LEFT;
    static final double ROOM = RIGHT - LEFT;
    static final double BOTTOM = Sheet.HEIGHT - 50;

    /** Where a sheet after the first starts, below its small head. */
    static final double TOP = 76;

    private final SheetMaker maker;
    private final List<Sheet> sheets = new ArrayList<>();
    private double y;

    /** Adds a sheet to the document. */
    interface SheetMaker {
        Sheet add() throws IOException;
    }

    Flow(SheetMaker maker) {
        this.maker = maker;
        nextSheet();
    }

    Sheet sheet() {
        return sheets.getLast();
    }

    List<Sheet> sheets() {
        return sheets;
    }

    double y() {
        return y;
    }

    void moveTo(double there) {
        y = there;
    }

    void down(double points) {
        y += points;
    }

    boolean fits(double height) {
        return y + height <= BOTTOM;
    }

    /** Goes to a new sheet unless there is room. */
    void reserve(double height) {
        if (!fits(height)) {
            nextSheet();
        }
    }

    void nextSheet() {
        try {
            sheets.add(maker.add());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        y = TOP;
    }
}
