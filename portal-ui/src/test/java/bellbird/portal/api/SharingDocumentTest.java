package bellbird.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.customer.CustomerDetail;
import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.time.Period;
import bellbird.party.PartyData;
import bellbird.party.PartyKind;
import bellbird.rating.SharedPool;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Two accounts: A-1 with three lines, of which the first two are the group Family; A-2 with one.
 */
class SharingDocumentTest {

    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final UUID FIRST_ACCOUNT = id(1);
    private static final UUID SECOND_ACCOUNT = id(2);

    private final CustomerDetail customer =
            new CustomerDetail(
                    id(9),
                    "C-000001",
                    "ACTIVE",
                    Instant.EPOCH,
                    new PartyData(
                            PartyKind.PERSON,
                            "Maeve Hanlon",
                            "maeve@hanlon.example",
                            null,
                            "3 Weavers Court",
                            "GX1 1AA",
                            "Galway",
                            "IE",
                            "en",
                            null),
                    1,
                    List.of(account(FIRST_ACCOUNT, "A-1"), account(SECOND_ACCOUNT, "A-2")),
                    List.of(
                            line(11, FIRST_ACCOUNT),
                            line(12, FIRST_ACCOUNT),
                            line(13, FIRST_ACCOUNT),
                            line(21, SECOND_ACCOUNT)));
    private final List<SharedPool> pools =
            List.of(
                    pool(null, "", line(11, FIRST_ACCOUNT), line(13, FIRST_ACCOUNT)),
                    pool(id(31), "Family", line(12, FIRST_ACCOUNT), line(11, FIRST_ACCOUNT)));

    @Test
    void what_is_answered_changes_nothing() {
        SharingDocument now = SharingDocument.of(customer, pools);
        assertThat(now)
                .isEqualTo(
                        new SharingDocument(
                                "Maeve Hanlon", List.of(group("A-1", "Family", 11, 12))));
        assertThat(now.changes(customer, pools))
                .isEqualTo(new SharingDocument.Changes(List.of(), List.of(), List.of()));
    }

    @Test
    void lines_come_move_and_leave() {
        assertThat(
                        document(group("A-1", "Family", 13), group("A-1", "Vans", 11))
                                .changes(customer, pools))
                .isEqualTo(
                        new SharingDocument.Changes(
                                List.of(
                                        new SharingDocument.Join(id(113), "Family"),
                                        new SharingDocument.Join(id(111), "Vans")),
                                List.of(id(112)),
                                List.of()));
    }

    @Test
    void a_line_is_in_one_group_of_its_own_account() {
        assertThat(
                        document(
                                        group("A-1", "Family", 11, 11, 99),
                                        group("A-1", "Vans", 21),
                                        group("A-9", "Cars", 12))
                                .changes(customer, pools)
                                .problems())
                .extracting(one -> one.field() + " " + one.messageKey())
                .containsExactly(
                        "/groups/0/lines/1 error.offering.twice",
                        "/groups/0/lines/2 error.sharing.line",
                        "/groups/1/lines/0 error.sharing.line",
                        "/groups/2/lines/0 error.sharing.line");
    }

    private static SharingDocument document(SharingDocument.Group... groups) {
        return new SharingDocument("", List.of(groups));
    }

    private static SharingDocument.Group group(String account, String name, int... lines) {
        return new SharingDocument.Group(
                account,
                name,
                java.util.Arrays.stream(lines).mapToObj(one -> "+3532091421" + one).toList());
    }

    private static CustomerDetail.Account account(UUID id, String number) {
        return new CustomerDetail.Account(
                id,
                number,
                "EUR",
                CycleSpecification.monthly(1),
                14,
                "POSTPAID",
                "ACTIVE",
                OCTOBER);
    }

    private static CustomerDetail.Line line(int number, UUID account) {
        return new CustomerDetail.Line(
                id(200 + number),
                id(100 + number),
                account,
                "3532091421" + number,
                null,
                null,
                "ACTIVE",
                id(8),
                "Larkspur 40",
                OCTOBER);
    }

    private static SharedPool pool(
            @org.jspecify.annotations.Nullable UUID group,
            String name,
            CustomerDetail.Line... members) {
        return new SharedPool(
                group,
                name,
                FIRST_ACCOUNT,
                "A-1",
                new Period(OCTOBER, OCTOBER.plusMonths(1)),
                Currency.getInstance("EUR"),
                java.util.Arrays.stream(members)
                        .map(
                                one ->
                                        new SharedPool.Member(
                                                one.productId(),
                                                one.msisdn(),
                                                one.offering(),
                                                OCTOBER))
                        .toList(),
                List.of());
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}
