package bellbird.system.load;

import bellbird.system.browser.Visitor;
import java.io.IOException;
import java.sql.SQLException;

/** Work on much at once that somebody starts in a page and watches there. */
interface Busy {

    String name();

    /** Starts it in the clerk's window and opens the page where it is watched. */
    void begin(Visitor clerk) throws IOException, SQLException;

    /** Whether it goes on; called again and again, it also does what the work waits for. */
    boolean goesOn(Visitor clerk) throws SQLException;

    /** What its page says when all is done. */
    String end();

    /**
     * @return what was done in how many seconds, as members of JSON
     * @throws IllegalStateException if not all is done: a fast wrong answer is an error
     */
    String figures(double seconds) throws SQLException;
}
