package bellbird.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.bill.Annex;
import bellbird.bill.BillDocument.Usage.Service;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The itemised list that goes beside a bill. */
class PdfAnnexRendererTest {

    /** A month of one line in three, evenly. */
    static final class Records implements Annex.Lines {

        private final int count;
        private int next;

        Records(int count) {
            this.count = count;
        }

        @Override
        public Optional<Annex.Line> next() {
            if (next == count) {
                return Optional.empty();
            }
            int i = next++;
            int ofNumber = Math.max(1, (count + 1) / 2);
            Service service = Service.values()[i % 3];
            return Optional.of(
                    new Annex.Line(
                            Instant.parse("2026-10-01T00:00:00Z").plusSeconds(i % ofNumber * 20L),
                            i < ofNumber ? SampleBill.PHONE : SampleBill.TABLET,
                            service,
                            service == Service.DATA ? null : "+49301234xxx",
                            service == Service.DATA ? "Data" : "Germany mobile",
                            service == Service.SMS ? 1 : 61 + i,
                            i % 2 == 0 ? BigDecimal.ZERO : new BigDecimal("0.0042")));
        }
    }

    static Annex annex(String language) {
        return new Annex(
                "Larkspur Mobile",
                "IE",
                "LM-2026-0048213",
                LocalDate.of(2026, 11, 1),
                "Maeve Hanlon 하늘",
                language,
                "EUR",
                SampleBill.OCTOBER,
                ZoneId.of("Europe/Dublin"),
                false);
    }

    static List<byte[]> volumes(String language, int lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PdfAnnexRenderer().render(annex(language), new Records(lines), out);
        List<byte[]> volumes = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readAllBytes();
                Path sample = Path.of("target/samples/annex", language + "-" + entry.getName());
                Files.createDirectories(sample.getParent());
                Files.write(sample, content);
                volumes.add(content);
            }
        }
        return volumes;
    }

    private static List<String> pages(byte[] volume) throws IOException {
        List<String> pages = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(volume)) {
            PDFTextStripper reader = new PDFTextStripper();
            reader.setSortByPosition(true);
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                reader.setStartPage(page);
                reader.setEndPage(page);
                pages.add(reader.getText(document).replace('\u00A0', ' '));
            }
        }
        return pages;
    }

    @Test
    void each_record_says_when_what_where_how_much_and_its_exact_amount() throws IOException {
        List<String> pages = pages(volumes("en", 70).getFirst());

        assertThat(pages).hasSize(2);
        assertThat(pages.getFirst())
                .contains("Itemised usage", "Bill LM-2026-0048213 of 1 November 2026")
                .contains("Maeve Hanlon 하늘, 1–31 October 2026", "Page 1 of 2", "Volume 1")
                .contains("Line 020 914 2207", "Line 020 918 0345")
                .contains("1 Oct 01:00:00 Calls +49301234xxx Germany mobile 0:01:01 included")
                .contains("1 Oct 01:00:20 Messages +49301234xxx Germany mobile 1 message €0.0042");
        assertThat(pages.getLast()).contains("Line 020 918 0345", "Page 2 of 2");
    }

    @Test
    void a_long_list_comes_in_volumes_and_loses_no_record() throws IOException {
        int lines = PdfAnnexRenderer.VOLUME + 3;

        List<byte[]> volumes = volumes("en", lines);

        assertThat(volumes).hasSize(2);
        long records = 0;
        for (byte[] volume : volumes) {
            for (String page : pages(volume)) {
                records +=
                        page.lines()
                                .filter(
                                        line ->
                                                line.startsWith("1 Oct")
                                                        || line.startsWith("2 Oct"))
                                .count();
            }
        }
        assertThat(records).isEqualTo(lines);
    }

    @Test
    void without_usage_there_is_one_volume_that_says_nothing() throws IOException {
        assertThat(volumes("zh-CN", 0)).hasSize(1);
        assertThat(pages(volumes("zh-CN", 0).getFirst()).getFirst()).contains("使用明细");
    }

    @Tag("deep")
    @Test
    void a_hundred_thousand_records_fit_into_a_heap_of_128_megabytes() throws Exception {
        Process small =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                SmallHeap.class.getName(),
                                "100000")
                        .inheritIO()
                        .start();

        assertThat(small.waitFor()).isZero();
    }

    /** Draws and forgets what it is told to. */
    static final class SmallHeap {

        private SmallHeap() {}

        public static void main(String[] arguments) throws IOException {
            new PdfAnnexRenderer()
                    .render(
                            annex("ko"),
                            new Records(Integer.parseInt(arguments[0])),
                            java.io.OutputStream.nullOutputStream());
        }
    }
}
