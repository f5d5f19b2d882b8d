package bellbird.portal.testing;

import bellbird.customer.CustomerDetail;
import bellbird.customer.CustomerRow;
import bellbird.customer.Customers;
import bellbird.customer.NewCustomer;
import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.error.BellbirdException;
import bellbird.offering.UsageType;
import bellbird.party.PartyData;
import bellbird.party.PartyKind;
import bellbird.rating.LineMeters;
import bellbird.rating.Meters;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Customers, and what is left of what their lines include. */
public final class Subscribers {

    public final List<LineMeters> lines = new ArrayList<>();
    public final List<NewCustomer> registered = new ArrayList<>();

    private final Larkspur larkspur;

    Subscribers(Larkspur larkspur) {
        this.larkspur = larkspur;
        lines.add(
                new LineMeters(
                        Larkspur.id(11),
                        Larkspur.id(12),
                        "353209142207",
                        "Larkspur 40",
                        new BigDecimal("24"),
                        true,
                        Larkspur.NOVEMBER,
                        Instant.parse("2026-11-21T14:00:00Z"),
                        List.of(
                                new LineMeters.Meter(UsageType.VOICE, 60_000, 18_720, 41_280, 0),
                                new LineMeters.Meter(UsageType.SMS, 0, 0, 0, 41),
                                new LineMeters.Meter(
                                        UsageType.DATA,
                                        40 * Larkspur.GB,
                                        26_400_000_000L,
                                        13_600_000_000L,
                                        0)),
                        new BigDecimal("3.204"),
                        Larkspur.EUR));
        lines.add(
                new LineMeters(
                        Larkspur.id(13),
                        Larkspur.id(14),
                        "353209180345",
                        "Larkspur Data 10",
                        new BigDecimal("9"),
                        true,
                        Larkspur.NOVEMBER,
                        null,
                        List.of(
                                new LineMeters.Meter(
                                        UsageType.DATA,
                                        10 * Larkspur.GB,
                                        2_100_000_000L,
                                        7_900_000_000L,
                                        0)),
                        BigDecimal.ZERO,
                        Larkspur.EUR));
    }

    List<Object> beans() {
        return List.of(new FakeMeters(), new FakeCustomers());
    }

    public CustomerDetail maeve() {
        return new CustomerDetail(
                Larkspur.MAEVE,
                "C-000001",
                "ACTIVE",
                Instant.parse("2022-09-03T10:00:00Z"),
                new PartyData(
                        PartyKind.PERSON,
                        "Maeve Hanlon",
                        "maeve@larkspur.example",
                        null,
                        "4 Quay Street",
                        "H91 X2X2",
                        "Galway",
                        "IE",
                        "en",
                        null),
                0,
                List.of(
                        new CustomerDetail.Account(
                                Larkspur.ACCOUNT,
                                "A-000001",
                                "EUR",
                                CycleSpecification.monthly(1),
                                22,
                                "POSTPAID",
                                "ACTIVE",
                                Larkspur.OPENED)),
                lines.stream()
                        .map(
                                line ->
                                        new CustomerDetail.Line(
                                                line.serviceId(),
                                                line.productId(),
                                                Larkspur.ACCOUNT,
                                                line.msisdn(),
                                                "272019000000017",
                                                "8935301000000000017",
                                                "ACTIVE",
                                                Larkspur.id(51),
                                                line.offering(),
                                                LocalDate.parse("2022-09-03")))
                        .toList());
    }

    private final class FakeMeters extends Meters {
        @Override
        public List<LineMeters> mine() {
            return List.copyOf(lines);
        }

        @Override
        public List<LineMeters> of(UUID customerId) {
            return List.copyOf(lines);
        }
    }

    private final class FakeCustomers extends Customers {
        @Override
        public CustomerDetail register(NewCustomer customer) {
            if (customer.party().name().isBlank()) {
                throw BellbirdException.user("name", "error.required");
            }
            registered.add(customer);
            return maeve();
        }

        @Override
        public CustomerDetail mine() {
            return maeve();
        }

        @Override
        public CustomerDetail get(UUID id) {
            if (!id.equals(Larkspur.MAEVE)) {
                throw BellbirdException.notFound();
            }
            return maeve();
        }

        @Override
        public List<CustomerRow> list(String search, int offset, int limit) {
            CustomerRow row =
                    new CustomerRow(
                            Larkspur.MAEVE,
                            "C-000001",
                            "Maeve Hanlon",
                            "maeve@larkspur.example",
                            "Galway",
                            "ACTIVE",
                            2,
                            larkspur.now);
            return offset == 0 && row.name().contains(search) ? List.of(row) : List.of();
        }

        @Override
        public long count(String search) {
            return list(search, 0, 1).size();
        }

        @Override
        public CustomerDetail updateMine(PartyData party, int version) {
            throw BellbirdException.user("email", "error.notFound");
        }
    }
}
