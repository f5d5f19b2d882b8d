package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.customer.ListedNumbers;
import bellbird.testing.Entities;
import bellbird.testing.TenantWork;
import bellbird.testing.TestTenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A customer decides how much of the numbers called an itemised list shows (rule R24). */
class ListedNumbersTest {

    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 1);

    private final TenantWork work = new TenantWork("IE", "EUR", "Europe/Dublin", Entities.ALL);
    private final ListedNumbers numbers = work.add(new ListedNumbers());
    private final TestBilling billing = new TestBilling(NOVEMBER, work);

    ListedNumbersTest() throws SQLException {}

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void a_list_shows_what_its_customer_wanted_when_the_bill_was_made() throws SQLException {
        TestTenant tenant = new TestTenant(work.database);
        UUID account = tenant.account(1, OCTOBER);
        TestTenant.Line line =
                tenant.line(account, tenant.plan("Larkspur 30", "30.00", false), OCTOBER);
        call(tenant, line, "2026-10-15T10:00:00Z", OCTOBER);
        call(tenant, line, "2026-11-15T10:00:00Z", NOVEMBER);
        work.database.executeAsOwner("update usage_record set other_party = '49301234567'");
        billing.run("1/2026-10-01");

        assertThatThrownBy(() -> work.call(numbers::mineAreWhole))
                .hasMessageContaining("NOT_FOUND");
        work.customer = query("select id from customer").stream().map(UUID::fromString).findFirst();
        assertThat(work.call(numbers::mineAreWhole)).isFalse();
        assertThatThrownBy(() -> work.run(() -> numbers.showMine(false)))
                .hasMessageContaining("field=usersKnow");
        work.run(() -> numbers.showMine(true));
        billing.setToday(DECEMBER);
        billing.run("1/2026-11-01");

        assertThat(called("2026-10-01")).containsExactly("+49301234xxx");
        assertThat(called("2026-11-01")).containsExactly("+49301234567");
        assertThat(query("select document->>'wholeNumbers' from customer_bill order by number"))
                .containsExactly("false", "true");
        work.run(numbers::hideMine);
        work.run(numbers::hideMine);
        assertThat(called("2026-11-01")).containsExactly("+49301234567");
        assertThat(work.audit)
                .containsExactly(
                        "choose numbers in itemised lists: last three digits hidden -> whole",
                        "choose numbers in itemised lists: whole -> last three digits hidden");
    }

    private static void call(TestTenant tenant, TestTenant.Line line, String at, LocalDate period)
            throws SQLException {
        tenant.usage(line, Instant.parse(at), period, "VOICE", "Germany", 60, "0.12");
    }

    /** Numbers in the list of the bill of that period. */
    private List<@Nullable String> called(String period) throws SQLException {
        UUID bill =
                UUID.fromString(
                        query("select id from customer_bill where period_from = '" + period + "'")
                                .getFirst());
        return work.database.inTransaction(
                connection -> {
                    AnnexReader reader = new AnnexReader(connection, TestBilling.ZONE);
                    List<@Nullable String> called = new ArrayList<>();
                    try {
                        reader.read(
                                bill,
                                reader.find(bill, null).orElseThrow(),
                                (annex, lines) -> {
                                    for (Optional<Annex.Line> line = lines.next();
                                            line.isPresent();
                                            line = lines.next()) {
                                        called.add(line.get().otherParty());
                                    }
                                });
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return called;
                });
    }

    private List<String> query(String sql) throws SQLException {
        return work.database.query(sql);
    }
}
