package bellbird.invoice;

import static java.util.stream.Collectors.groupingBy;

import bellbird.bill.BillDocument;
import bellbird.bill.BillDocument.Brand;
import bellbird.bill.BillDocument.Buyer;
import bellbird.bill.BillDocument.Correction;
import bellbird.bill.BillDocument.Fees;
import bellbird.bill.BillDocument.Line;
import bellbird.bill.BillDocument.Payment;
import bellbird.bill.BillDocument.Seller;
import bellbird.bill.BillDocument.TaxRow;
import bellbird.bill.BillDocument.Unit;
import bellbird.bill.BillDocument.Usage;
import bellbird.kernel.tenant.IssuerDetails.DocumentKind;
import bellbird.kernel.time.Period;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Makes bills to draw: Maeve's of November 2026 unless a test says otherwise. */
final class SampleBill {

    static final Period OCTOBER = new Period(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 11, 1));
    static final Period NOVEMBER = new Period(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 1));
    static final Period FROM_THE_TWELFTH =
            new Period(LocalDate.of(2026, 10, 12), LocalDate.of(2026, 11, 1));
    static final String PHONE = "020 914 2207";
    static final String TABLET = "020 918 0345";
    static final String IBAN = "IE29AIBK93115212345678";

    String tenant = "Larkspur Mobile";
    DocumentKind kind = DocumentKind.INVOICE;
    String language = "en";
    String currency = "EUR";
    String buyer = "Maeve Hanlon";
    List<String> address = List.of("3 Weavers Court", "H91 X0X0 Galway", "Ireland");
    Seller seller =
            new Seller(
                    "Larkspur Mobile Ltd",
                    List.of("14 Quarry Lane", "Galway", "Ireland"),
                    "IE",
                    "IE0000000X",
                    "help@larkspur.example",
                    "1800 000 000");
    Brand brand = new Brand("#6741D9", "#FFFFFF", "#6741D9", "#F1F1FF", "#6741D9", logo(256, 256));
    boolean pricesIncludeTax = true;
    @Nullable String buyerVatId;
    @Nullable Correction corrects;
    private final Map<String, String> exemptions = new HashMap<>();
    BigDecimal percent = new BigDecimal("23");
    private String category = "S";
    @Nullable String iban = IBAN;
    @Nullable String payUrl = "http://larkspur.localhost:8080/care/bills/0197";
    String reference = "LM-2026-0048213";
    long previousBalance;
    long payments;
    List<Usage> usage = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private @Nullable Long nextAmount;
    private @Nullable Fees fees;

    /** The next line costs this, whatever its price. */
    SampleBill amount(long minor) {
        nextAmount = minor;
        return this;
    }

    /** The lines from now on are taxed like this. */
    SampleBill taxed(String taxCategory, String taxPercent, @Nullable String exemption) {
        category = taxCategory;
        percent = new BigDecimal(taxPercent);
        if (exemption != null) {
            exemptions.put(taxCategory, exemption);
        }
        return this;
    }

    /** The lines from now on contain connection fees. */
    SampleBill withFees(long times, String each) {
        fees = times == 0 ? null : new Fees(times, new BigDecimal(each));
        return this;
    }

    SampleBill month(String plan, @Nullable String number, String price) {
        return line(plan, "", number, NOVEMBER, "1", null, Unit.MONTH, price);
    }

    SampleBill days(String plan, @Nullable String number, int days, String price) {
        return line(
                plan, "", number, FROM_THE_TWELFTH, Integer.toString(days), "31", Unit.DAY, price);
    }

    SampleBill used(
            String what, @Nullable String number, String quantity, Unit unit, String price) {
        return line(what, "", number, OCTOBER, quantity, null, unit, price);
    }

    SampleBill line(
            String what,
            String detail,
            @Nullable String number,
            Period period,
            String quantity,
            @Nullable String outOf,
            Unit unit,
            String price) {
        BigDecimal exact = new BigDecimal(price).multiply(new BigDecimal(quantity));
        BigDecimal whole = outOf == null ? null : new BigDecimal(outOf);
        if (whole != null) {
            exact = exact.divide(whole, 6, RoundingMode.HALF_UP);
        }
        long amount = nextAmount == null ? minor(exact) : nextAmount;
        nextAmount = null;
        lines.add(
                new Line(
                        lines.size() + 1,
                        what,
                        detail,
                        number,
                        period,
                        new BigDecimal(quantity),
                        whole,
                        unit,
                        new BigDecimal(price),
                        fees,
                        amount,
                        amount,
                        percent,
                        category));
        return this;
    }

    SampleBill usage(
            String number, Usage.Service service, Unit unit, String used, @Nullable String of) {
        usage.add(
                new Usage(
                        number,
                        service,
                        unit,
                        new BigDecimal(used),
                        of == null ? null : new BigDecimal(of),
                        BigDecimal.ZERO));
        return this;
    }

    BillDocument document() {
        List<TaxRow> taxes = new ArrayList<>();
        List<Line> taxed = new ArrayList<>(lines);
        lines.stream()
                .collect(groupingBy(line -> line.taxCategory() + line.taxPercent()))
                .values()
                .forEach(rate -> taxes.add(tax(rate, taxed)));
        taxes.sort(Comparator.comparing(TaxRow::category).thenComparing(TaxRow::percent));
        long net = taxes.stream().mapToLong(TaxRow::netMinor).sum();
        long tax = taxes.stream().mapToLong(TaxRow::taxMinor).sum();
        return new BillDocument(
                tenant,
                kind,
                "LM-2026-0048213",
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 11, 23),
                OCTOBER,
                NOVEMBER,
                seller,
                new Buyer(buyer, address, "IE", buyerVatId),
                "100482",
                "200482",
                language,
                currency,
                brand,
                pricesIncludeTax,
                taxed,
                taxes,
                net,
                tax,
                net + tax,
                previousBalance,
                payments,
                new Payment(iban, reference, payUrl),
                usage,
                notes,
                corrects,
                null);
    }

    /** Rounds once for the rate (rule R14); the last line takes what the others leave. */
    private TaxRow tax(List<Line> rate, List<Line> taxed) {
        Line last = rate.getLast();
        BigDecimal part = last.taxPercent().movePointLeft(2);
        long sum = rate.stream().mapToLong(Line::amountMinor).sum();
        long base = pricesIncludeTax ? untaxed(sum, part) : sum;
        long tax = pricesIncludeTax ? sum - base : round(part.multiply(BigDecimal.valueOf(sum)));
        long left = base;
        for (Line line : rate) {
            long net =
                    !pricesIncludeTax
                            ? line.amountMinor()
                            : line == last ? left : untaxed(line.amountMinor(), part);
            left -= net;
            taxed.set(line.number() - 1, withNet(line, net));
        }
        return new TaxRow(
                last.taxPercent(),
                last.taxCategory(),
                base,
                tax,
                exemptions.get(last.taxCategory()));
    }

    private static long untaxed(long gross, BigDecimal part) {
        return BigDecimal.valueOf(gross)
                .divide(BigDecimal.ONE.add(part), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static long round(BigDecimal minor) {
        return minor.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static Line withNet(Line line, long net) {
        return new Line(
                line.number(),
                line.description(),
                line.detail(),
                line.serviceNumber(),
                line.period(),
                line.quantity(),
                line.outOf(),
                line.unit(),
                line.unitPrice(),
                line.fees(),
                line.amountMinor(),
                net,
                line.taxPercent(),
                line.taxCategory());
    }

    /** Adds up to €47.67. */
    static SampleBill maeve() {
        SampleBill bill = new SampleBill();
        bill.month("Larkspur 40, a month ahead", PHONE, "24")
                .days("Larkspur 20, part not used, given back", PHONE, 20, "-18")
                .days("Larkspur 40, after your change of plan", PHONE, 20, "24")
                .used("Data in Switzerland", PHONE, "212", Unit.MEGABYTE, "0.06")
                .used("Calls in Switzerland", PHONE, "14", Unit.MINUTE, "0.22")
                .month("Larkspur Data 10, a month ahead", TABLET, "9")
                .line(
                        "Thank-you credit, request 4127",
                        "",
                        null,
                        new Period(LocalDate.of(2026, 10, 2), LocalDate.of(2026, 10, 3)),
                        "1",
                        null,
                        Unit.PIECE,
                        "-5");
        bill.usage(PHONE, Usage.Service.DATA, Unit.GIGABYTE, "25.34", "40")
                .usage(TABLET, Usage.Service.DATA, Unit.GIGABYTE, "3.4", "10")
                .usage(PHONE, Usage.Service.VOICE, Unit.MINUTE, "486", null)
                .usage(PHONE, Usage.Service.SMS, Unit.MESSAGE, "62", null);
        return bill;
    }

    private long minor(BigDecimal exact) {
        return exact.movePointRight(Currency.getInstance(currency).getDefaultFractionDigits())
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    static String logo(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(0x6741D9));
        graphics.fillRoundRect(0, 0, width, height, 80, 80);
        graphics.setColor(Color.WHITE);
        graphics.fillOval(width / 3, height / 4, width / 3, height / 2);
        graphics.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(png.toByteArray());
    }
}
