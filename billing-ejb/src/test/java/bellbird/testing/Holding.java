package bellbird.testing;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.invariant.InvariantResult;
import bellbird.kernel.invariant.InvariantViews;
import java.sql.SQLException;
import java.util.List;

/** Asserts at the end of a test that every invariant holds. */
public final class Holding {

    private Holding() {}

    public static void assertInvariants(TenantDatabase database) throws SQLException {
        List<InvariantResult> results =
                database.inTransaction(connection -> new InvariantViews(connection).check());
        assertThat(results).extracting(InvariantResult::id).contains("I1", "I5", "I8");
        assertThat(results).filteredOn(result -> !result.holds()).isEmpty();
    }
}
