package bellbird.payment;

import bellbird.kernel.money.Money;
import bellbird.offering.UsageType;
import bellbird.rating.ExplanationStep;
import bellbird.usage.FileLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One record from the line of its file to the money.
 *
 * @param startedAt null if the record says none that can be read
 * @param line as it came; null if the file's content is not kept
 * @param rated what it cost and why; null if it was not rated
 * @param bill where it is billed; null while it is not
 */
public record Trace(
        String recordKey,
        @Nullable Instant startedAt,
        Place place,
        @Nullable FileLine line,
        @Nullable Rated rated,
        @Nullable Bill bill) {

    /** The line of a file that a record stands in, counted from 1. */
    public record Place(UUID fileId, String fileName, long line) {}

    /**
     * @param periodFrom first day of the bill period it is stamped with
     * @param amount exact, six decimals
     */
    public record Rated(
            UUID customerId,
            String customer,
            UUID serviceId,
            UUID versionId,
            LocalDate periodFrom,
            UsageType service,
            String destination,
            BigDecimal amount,
            Currency currency,
            List<ExplanationStep> why) {

        public Rated {
            why = List.copyOf(why);
        }
    }

    /**
     * @param line that it is part of; null if its kind of usage cost nothing
     */
    public record Bill(
            UUID id,
            String label,
            LocalDate issuedOn,
            Money total,
            @Nullable Line line,
            List<Posting> postings,
            List<Payment> payments) {

        public Bill {
            postings = List.copyOf(postings);
            payments = List.copyOf(payments);
        }
    }

    /**
     * @param exact sum of its records
     * @param amount settled once
     */
    public record Line(int number, String description, BigDecimal exact, Money amount) {}

    /** Debit positive, credit negative. */
    public record Posting(String ledgerAccount, Money amount) {}

    /** Money received for the bill. */
    public record Payment(String provider, Money amount, Instant receivedAt) {}
}
