package bellbird.bill;

import bellbird.kernel.time.Period;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Port: what bills must come to, reckoned from the raw input by code that shares nothing with
 * billing. Asked by a run before people approve its drafts.
 */
public interface SecondOpinion {

    /** What it says of one account. */
    sealed interface Verdict {}

    /**
     * @param totalMinor of the regular bill, minor units of the account's currency; 0 if there is
     *     nothing to bill
     */
    record Total(long totalMinor) implements Verdict {}

    /**
     * What the bill must come to before its tax, which an external engine determines and nobody
     * here can reckon again.
     *
     * @param netMinor minor units of the account's currency
     */
    record Net(long netMinor) implements Verdict {}

    /**
     * The account has something that the second biller does not know, or it failed.
     *
     * @param why bundle key below {@code error.opinion}, such as {@code addOn}
     */
    record Beyond(String why) implements Verdict {}

    /**
     * Reads in the caller's transaction, and changes nothing.
     *
     * @param accounts postpaid ones of one cycle
     * @param period whose regular bills are drafted
     * @return a verdict for each account
     */
    Map<UUID, Verdict> of(Connection connection, List<UUID> accounts, Period period)
            throws SQLException;
}
