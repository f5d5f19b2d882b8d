package bellbird.invoice;

import bellbird.bill.BillDocument;
import bellbird.bill.BillDocument.Unit;
import bellbird.bill.BillDocument.Usage;
import bellbird.bill.RenderedBill;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * Bills of 40 lines on two pages, from the frozen document to the finished file, against the floor
 * of the same pages. {@code ./bench pdf} starts it: a line for each language, and the last for all
 * of them. Nothing is written to a database, so its part is 0.
 */
final class PdfBench {

    /** Different documents, so that nothing is measured that was drawn a moment ago. */
    private static final int DOCUMENTS = 20;

    private final String language;
    private final PdfBillRenderer renderer = new PdfBillRenderer();
    private final List<BillDocument> bills = new ArrayList<>();
    private final List<PdfFloor> floors = new ArrayList<>();
    private final List<Cost> ours = new ArrayList<>();
    private final List<Cost> floor = new ArrayList<>();

    /** Seconds. */
    private record Cost(double cpu, double wall) {

        static Cost now() {
            var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            return new Cost(system.getProcessCpuTime() / 1e9, System.nanoTime() / 1e9);
        }

        Cost since(Cost before) {
            return new Cost(cpu - before.cpu, wall - before.wall);
        }

        Cost plus(Cost other) {
            return new Cost(cpu + other.cpu, wall + other.wall);
        }
    }

    private interface Work {
        int draw(int number) throws IOException;
    }

    private PdfBench(String language) throws IOException {
        this.language = language;
        Random random = new Random(20_261_122);
        for (int i = 0; i < DOCUMENTS; i++) {
            BillDocument bill = bill(language, i, random);
            RenderedBill file = renderer.render(bill);
            PdfFloor again =
                    new PdfFloor(
                            file.content(),
                            Objects.requireNonNull(bill.brand().logoPng()),
                            CrossIndustryInvoice.of(bill).orElseThrow(),
                            bill.issuedOn());
            compare(file.content(), again.draw());
            bills.add(bill);
            floors.add(again);
        }
    }

    /**
     * @param arguments documents of a round and language, and rounds; 400 and 9 unless told
     */
    public static void main(String[] arguments) throws IOException {
        int documents = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 400;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 9;
        List<PdfBench> cases = new ArrayList<>();
        for (String language : DocumentKinds.LANGUAGES) {
            cases.add(new PdfBench(language));
        }
        for (int round = 0; round <= rounds; round++) {
            for (PdfBench one : cases) {
                one.round(documents, round == 0);
            }
        }
        for (PdfBench one : cases) {
            System.out.println(json(one.language, documents, one.ours, one.floor));
        }
        System.out.println(
                json(
                        "all",
                        documents * cases.size(),
                        sum(cases.stream().map(one -> one.ours).toList()),
                        sum(cases.stream().map(one -> one.floor).toList())));
    }

    /** The first is for warming up. */
    private void round(int documents, boolean isFirst) throws IOException {
        Cost us = cost(documents, i -> renderer.render(bills.get(i)).content().length);
        Cost least = cost(documents, i -> floors.get(i).draw().length);
        if (!isFirst) {
            ours.add(us);
            floor.add(least);
            System.out.printf(
                    Locale.ROOT,
                    "%s: ours %.2f s, floor %.2f s, %.2f%n",
                    language,
                    us.cpu(),
                    least.cpu(),
                    us.cpu() / least.cpu());
        }
    }

    private static Cost cost(int documents, Work work) throws IOException {
        Cost before = Cost.now();
        long bytes = 0;
        for (int i = 0; i < documents; i++) {
            bytes += work.draw(i % DOCUMENTS);
        }
        Cost cost = Cost.now().since(before);
        if (bytes < documents * 10_000L) {
            throw new IllegalStateException("documents of " + bytes / documents + " bytes");
        }
        return cost;
    }

    private static BillDocument bill(String language, int number, Random random) {
        SampleBill bill = new SampleBill();
        bill.language = language;
        bill.buyer =
                switch (language) {
                    case "ko" -> "김하늘 " + number;
                    case "zh-CN" -> "李小龙 " + number;
                    case "vi" -> "Nguyễn Thị Ánh " + number;
                    default -> "Maeve Hanlon " + number;
                };
        bill.month("Larkspur 40", SampleBill.PHONE, "24")
                .days("Larkspur 20", SampleBill.PHONE, 20, "-18")
                .month("Larkspur Data 10", SampleBill.TABLET, "9");
        for (int i = 0; i < 37; i++) {
            bill.used(
                    "Zone " + random.nextInt(200),
                    i < 30 ? SampleBill.PHONE : SampleBill.TABLET,
                    Integer.toString(1 + random.nextInt(900)),
                    Unit.values()[2 + random.nextInt(6)],
                    "0." + (100 + random.nextInt(900)));
        }
        return bill.usage(SampleBill.PHONE, Usage.Service.DATA, Unit.GIGABYTE, "25.34", "40")
                .usage(SampleBill.PHONE, Usage.Service.VOICE, Unit.MINUTE, "486", null)
                .document();
    }

    /**
     * @throws IllegalStateException if the floor drew something else: a fast wrong answer is an
     *     error
     */
    private static void compare(byte[] ours, byte[] floor) throws IOException {
        try (PDDocument one = Loader.loadPDF(ours);
                PDDocument other = Loader.loadPDF(floor)) {
            boolean isSame =
                    one.getNumberOfPages() == 2
                            && other.getNumberOfPages() == 2
                            && Math.abs(ours.length - floor.length) < ours.length / 50;
            for (int i = 0; isSame && i < one.getNumberOfPages(); i++) {
                isSame = content(one, i).equals(content(other, i));
            }
            if (!isSame) {
                throw new IllegalStateException(
                        "the floor draws "
                                + floor.length
                                + " bytes, the product "
                                + ours.length
                                + ", or other pages");
            }
        }
    }

    /** What is drawn, but for the logo's own place, which the floor says in two steps. */
    private static String content(PDDocument document, int number) throws IOException {
        PDPage page = document.getPage(number);
        byte[] content = page.getContents().readAllBytes();
        return new String(content, StandardCharsets.ISO_8859_1)
                        .replaceAll("(?m)^(q|Q|.* cm|/\\S+ Do)\\R", "")
                + page.getCOSObject().containsKey(COSName.ANNOTS);
    }

    private static List<Cost> sum(List<List<Cost>> all) {
        List<Cost> sums = new ArrayList<>(all.getFirst());
        for (List<Cost> one : all.subList(1, all.size())) {
            for (int i = 0; i < sums.size(); i++) {
                sums.set(i, sums.get(i).plus(one.get(i)));
            }
        }
        return sums;
    }

    private static String json(String name, int rows, List<Cost> ours, List<Cost> floor) {
        return String.format(
                Locale.ROOT,
                "{\"bench\":\"pdf\",\"case\":\"%s\",\"rows\":%d,\"runs\":%d,\"ours\":%s,\"floor\":%s,\"ratio\":%.3f}",
                name,
                rows,
                ours.size(),
                json(ours),
                json(floor),
                median(ours.stream().mapToDouble(Cost::cpu).toArray())
                        / median(floor.stream().mapToDouble(Cost::cpu).toArray()));
    }

    private static String json(List<Cost> costs) {
        double[] cpu = costs.stream().mapToDouble(Cost::cpu).toArray();
        double[] wall = costs.stream().mapToDouble(Cost::wall).toArray();
        return String.format(
                Locale.ROOT,
                "{\"cpuJvm\":%s,\"cpuPostgres\":%s,\"wall\":%s,\"median\":{\"cpuJvm\":%.2f,\"cpuPostgres\":0.00,\"cpu\":%.2f,\"wall\":%.2f}}",
                list(cpu),
                list(new double[cpu.length]),
                list(wall),
                median(cpu),
                median(cpu),
                median(wall));
    }

    private static String list(double[] values) {
        List<String> texts = new ArrayList<>();
        for (double value : values) {
            texts.add(String.format(Locale.ROOT, "%.2f", value));
        }
        return "[" + String.join(",", texts) + "]";
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
