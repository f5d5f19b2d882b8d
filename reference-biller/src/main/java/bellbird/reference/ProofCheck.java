package bellbird.reference;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Does the sums of a bill's proof again, by the rules alone, and says what is not so. What it needs
 * is in the document: prices and their versions, days, allowance steps and source records.
 */
public final class ProofCheck {

    private static final String FORM = "bellbird-bill-proof/1";

    /** Parts of a period, of which the last takes half a cent of each other at most. */
    private static final int MOST_PARTS = 10;

    private static final BigDecimal EXACT = new BigDecimal("0.000001");

    /**
     * @param bill its number
     * @param key thumbprint of the key that signed it
     * @param records how many were recomputed from a price
     * @param taken how many have an amount that only the tariff explains; they are added up
     * @param notKept lines of usage without all their records, because those are kept for a time
     *     only; what is missing is held against the sum that was kept
     * @param faults what is not so; none if all is right
     */
    public record Result(
            String bill, String key, long records, long taken, long notKept, List<String> faults) {}

    private final JsonObject proof;
    private final int decimals;
    private final List<String> faults = new ArrayList<>();
    private long records;
    private long taken;
    private long notKept;
    private BigDecimal notKeptAmount = BigDecimal.ZERO;

    private ProofCheck(JsonObject proof) {
        this.proof = proof;
        this.decimals =
                Currency.getInstance(proof.getString("currency")).getDefaultFractionDigits();
    }

    /**
     * @param signed the exported file
     * @throws IllegalArgumentException if it is no signed proof, or its signature does not fit
     */
    public static Result of(String signed) {
        SignedText text = SignedText.verified(signed);
        JsonObject proof;
        try (JsonReader reader = Json.createReader(new StringReader(text.payload()))) {
            proof = reader.readObject();
        }
        if (!proof.getString("form", "").equals(FORM)) {
            throw new IllegalArgumentException("not a proof of the form " + FORM);
        }
        ProofCheck check = new ProofCheck(proof);
        check.all();
        return new Result(
                proof.getString("bill"),
                text.key(),
                check.records,
                check.taken,
                check.notKept,
                List.copyOf(check.faults));
    }

    private void all() {
        List<JsonObject> lines = objects(proof, "lines");
        for (JsonObject line : lines) {
            line(line);
        }
        notKept();
        BigDecimal net = BigDecimal.ZERO;
        BigDecimal tax = BigDecimal.ZERO;
        for (JsonObject row : objects(proof, "taxes")) {
            tax(row, lines);
            net = net.add(number(row, "base"));
            tax = tax.add(number(row, "tax"));
        }
        same("net of the bill", number(proof, "net"), net, BigDecimal.ZERO);
        same("tax of the bill", number(proof, "tax"), tax, BigDecimal.ZERO);
        same("total of the bill", number(proof, "total"), net.add(tax), BigDecimal.ZERO);
        same(
                "net of the lines",
                number(proof, "net"),
                Rules.sum(lines.stream().map(line -> number(line, "net")).toList()),
                BigDecimal.ZERO);
    }

    private void line(JsonObject line) {
        String name = "line " + line.getInt("number");
        boolean mayBeOdd = false;
        boolean isFreed = line.containsKey("freedPercent");
        if (line.containsKey("time")) {
            JsonObject time = line.getJsonObject("time");
            mayBeOdd = time.getBoolean("remainder");
            time(name, time, isFreed ? null : number(line, "exact"));
        } else if (line.containsKey("once") && !isFreed) {
            same(
                    name + ": exact",
                    number(line, "exact"),
                    number(line.getJsonObject("once"), "price"),
                    BigDecimal.ZERO);
        } else if (line.containsKey("usage")) {
            usage(name, line.getJsonObject("usage"), number(line, "exact"));
        }
        BigDecimal rounded = Rules.round(number(line, "exact"), decimals);
        BigDecimal amount =
                isFreed
                        ? Rules.within(List.of(rounded), number(line, "freedPercent"), decimals)
                                .net()
                        : rounded;
        boolean isCredit = line.containsKey("credited");
        if (!(isCredit && isFreed)) {
            same(
                    name + ": amount",
                    number(line, "amount"),
                    amount,
                    mayBeOdd ? cents(MOST_PARTS / 2) : BigDecimal.ZERO);
        }
    }

    /** R9: price × days ÷ days of the period. */
    private void time(String name, JsonObject time, @Nullable BigDecimal exact) {
        LocalDate from = LocalDate.parse(time.getString("cycleFrom"));
        int cycle = Rules.daysFrom(from, from, LocalDate.parse(time.getString("cycleTo")));
        int days = time.getInt("days");
        if (cycle != time.getInt("cycleDays") || Math.abs(days) > cycle) {
            faults.add(name + ": the days are not those of the period");
        }
        if (exact != null) {
            BigDecimal share =
                    number(time, "price")
                            .multiply(new BigDecimal(days))
                            .divide(new BigDecimal(cycle), 10, RoundingMode.HALF_UP);
            same(name + ": exact", exact, share, EXACT);
        }
    }

    private void usage(String name, JsonObject usage, BigDecimal exact) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonObject record : objects(usage, "records")) {
            record(
                    name + ", record " + record.getString("key"),
                    usage.getString("service"),
                    record);
            sum = sum.add(number(record, "amount"));
        }
        if (proof.containsKey("notKept") && sum.compareTo(exact) != 0) {
            notKept++;
            notKeptAmount = notKeptAmount.add(exact.subtract(sum));
        } else {
            same(name + ": exact", exact, sum, BigDecimal.ZERO);
        }
    }

    /** R24: records go after a time and leave their sum, which all lines share. */
    private void notKept() {
        if (proof.containsKey("notKept")) {
            same(
                    "usage whose records are not kept",
                    number(proof.getJsonObject("notKept"), "amount"),
                    notKeptAmount,
                    BigDecimal.ZERO);
        }
    }

    private void record(String name, String service, JsonObject record) {
        long included = 0;
        for (JsonObject step : objects(record, "allowances")) {
            included += whole(step, "quantity");
            if (whole(step, "quantity") > whole(step, "before")) {
                faults.add(name + ": more is taken from an allowance than was left");
            }
        }
        long charged = whole(record, "billed") - included;
        if (included != whole(record, "included") || charged != whole(record, "charged")) {
            faults.add(name + ": billed is not included and charged");
        }
        if (!record.containsKey("price")) {
            taken++;
            return;
        }
        records++;
        JsonObject price = record.getJsonObject("price");
        long unit = whole(price, "unit");
        if (service.equals("VOICE")) {
            long billed =
                    Rules.billedSeconds(
                            new BigDecimal(whole(record, "used")),
                            whole(price, "first"),
                            whole(price, "next"));
            if (billed != whole(record, "billed")) {
                faults.add(name + ": " + billed + " seconds are billed by these steps");
            }
        }
        long rest = service.equals("DATA") ? Rules.startedUnits(charged, unit) : charged;
        BigDecimal amount = Rules.charge(rest, number(price, "price"), unit);
        if (rest > 0) {
            amount = amount.add(number(price, "fee"));
        }
        same(name + ": amount", number(record, "amount"), amount, BigDecimal.ZERO);
    }

    /** R14: once for each rate. */
    private void tax(JsonObject row, List<JsonObject> lines) {
        String name = "tax " + row.getString("category") + " " + row.getString("percent") + " %";
        boolean withTax = row.getBoolean("withTax");
        List<JsonObject> taxed =
                lines.stream()
                        .filter(
                                line ->
                                        line.getBoolean("withTax") == withTax
                                                && line.getString("category")
                                                        .equals(row.getString("category"))
                                                && number(line, "percent")
                                                                .compareTo(number(row, "percent"))
                                                        == 0)
                        .toList();
        List<BigDecimal> amounts = taxed.stream().map(line -> number(line, "amount")).toList();
        Rules.Tax sums =
                withTax
                        ? Rules.within(amounts, number(row, "percent"), decimals)
                        : Rules.onTop(amounts, number(row, "percent"), decimals);
        boolean isCredit = taxed.stream().anyMatch(line -> line.containsKey("credited"));
        BigDecimal slack = isCredit ? cents(1) : BigDecimal.ZERO; // after earlier notes
        same(name + ": base", number(row, "base"), sums.net(), slack);
        same(name + ": tax", number(row, "tax"), sums.tax(), slack);
        same(
                name + ": base of its lines",
                number(row, "base"),
                Rules.sum(taxed.stream().map(line -> number(line, "net")).toList()),
                BigDecimal.ZERO);
    }

    /** Of the smallest coin of the currency. */
    private BigDecimal cents(int count) {
        return BigDecimal.valueOf(count, decimals);
    }

    private void same(String what, BigDecimal told, BigDecimal found, BigDecimal slack) {
        if (told.subtract(found).abs().compareTo(slack) > 0) {
            faults.add(what + " is " + told.toPlainString() + ", not " + found.toPlainString());
        }
    }

    private static List<JsonObject> objects(JsonObject of, String name) {
        JsonArray array = of.getJsonArray(name);
        return array == null ? List.of() : array.getValuesAs(JsonObject.class);
    }

    private static long whole(JsonObject of, String name) {
        return of.getJsonNumber(name).longValueExact();
    }

    /** Decimals are texts, so that no reader makes them floating point. */
    private static BigDecimal number(JsonObject of, String name) {
        JsonValue value = of.get(name);
        if (value instanceof JsonString text) {
            return new BigDecimal(text.getString());
        }
        throw new IllegalArgumentException(name + " is no decimal");
    }
}
