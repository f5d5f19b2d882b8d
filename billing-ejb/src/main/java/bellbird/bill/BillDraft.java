package bellbird.bill;

import bellbird.kernel.money.Money;
import bellbird.kernel.time.Period;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bill computed to the cent that has no number yet.
 *
 * @param account what it was computed from
 * @param occasion what it is made for
 * @param locale of the document
 * @param lines in print order
 * @param taxes one row for each rate, and for prices with and without VAT
 * @param usage what was used of what was included
 * @param taxedBy answer of a tax engine; null if the operator's own rates were used
 * @param correction of a credit note; null for all others
 * @param earlier the bill that a corrected one takes the place of, or that a delta note follows;
 *     null for all others
 */
record BillDraft(
        BillAccount account,
        Occasion occasion,
        Locale locale,
        List<Line> lines,
        List<Tax> taxes,
        List<BillDocument.Usage> usage,
        @Nullable AnswerKey taxedBy,
        @Nullable Correction correction,
        @Nullable Earlier earlier) {

    /**
     * The bill that a credit note gives back, and why.
     *
     * @param key of the request
     * @param withdraws whether the bill is made again
     */
    record Correction(
            UUID bill,
            String label,
            LocalDate issuedOn,
            String reason,
            String key,
            boolean withdraws) {}

    /**
     * Another bill that it names.
     *
     * @param sentence for its document
     */
    record Earlier(UUID bill, String sentence) {}

    /** Fingerprint where there is nothing to bill. */
    static final String NOTHING = "";

    /**
     * @param charge what is charged
     * @param net its part of the taxable amount
     * @param percent of the tax
     * @param category of the tax, UNCL 5305
     * @param corrects number of the line that is given back; null if it is no credit note's
     */
    record Line(
            Charge charge,
            Money net,
            BigDecimal percent,
            String category,
            @Nullable Integer corrects) {}

    /**
     * @param included whether it was taken out of prices with VAT
     * @param exemption why nothing is owed; null where it is
     */
    record Tax(
            BigDecimal percent,
            String category,
            boolean included,
            Money base,
            Money tax,
            @Nullable String exemption) {}

    BillDraft naming(UUID bill, String sentence) {
        return new BillDraft(
                account,
                occasion,
                locale,
                lines,
                taxes,
                usage,
                taxedBy,
                correction,
                new Earlier(bill, sentence));
    }

    /** The how manieth bill for these days it is, as they were corrected. */
    int timesBilled() {
        return occasion.kind() == BillKind.CORRECTED ? occasion.occurrence() + 1 : 1;
    }

    /** The bill that it names, if it is of a kind; null otherwise. */
    @Nullable UUID named(BillKind kind) {
        return earlier != null && occasion.kind() == kind ? earlier.bill() : null;
    }

    /** The days whose usage it is for. */
    Period period() {
        return occasion.usage();
    }

    Money net() {
        return taxes.stream().map(Tax::base).reduce(zero(), Money::plus);
    }

    Money tax() {
        return taxes.stream().map(Tax::tax).reduce(zero(), Money::plus);
    }

    Money total() {
        return net().plus(tax());
    }

    /** Net of some kinds of charges: what their revenue account is credited. */
    Money revenue(BillDetail.LineKind... kinds) {
        Set<BillDetail.LineKind> of = Set.of(kinds);
        return lines.stream()
                .filter(line -> of.contains(line.charge().kind()))
                .map(Line::net)
                .reduce(zero(), Money::plus);
    }

    /**
     * Hash of everything the bill would charge. Equal fingerprints are equal bills, but for their
     * number, their day and the paragraphs of the operator's own, which are those of that day.
     */
    String fingerprint() {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            Charge charge = line.charge();
            text.append(charge)
                    .append('|')
                    .append(line.net())
                    .append('|')
                    .append(line.percent())
                    .append('|')
                    .append(line.category())
                    .append('\n');
        }
        taxes.forEach(tax -> text.append(tax).append('\n'));
        return Sha256.hex(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Money zero() {
        return Money.zero(lines.getFirst().net().currency());
    }
}
