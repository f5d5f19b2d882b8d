package bellbird.system.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.local.RunningStack;
import bellbird.local.mail.Attachment;
import bellbird.local.mail.ReceivedMail;
import bellbird.system.stack.Operators.Operator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** T12: what the product leaves behind: documents, mails, logs, metrics, files of the server. */
class TracesIT {

    private static final CaseList TRIED = new CaseList("T12-traces");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Logs of all parts, and the server's own folder with its temporary files. */
    private static final Path LOGS = RunningStack.get().logs();

    private static final Path SERVER = LOGS.resolveSibling("wildfly");

    private static Twins twins;

    @BeforeAll
    static void the_same_bill_is_drawn_and_sent_by_both() {
        twins = Twins.get();
        for (Operator operator : List.of(twins.first(), twins.second())) {
            drawAgain(operator);
        }
    }

    @AfterAll
    static void list_the_cases() {
        TRIED.write();
    }

    /** Forgets document and mail of the bill both have, and rings the bell. */
    private static void drawAgain(Operator operator) {
        try (Sql sql = Sql.open()) {
            String bill = twins.sharedIds().get("customer_bill");
            sql.run("begin");
            sql.run("set local search_path to " + operator.schema());
            sql.run("delete from bill_file where bill_id = '%s'".formatted(bill));
            sql.run(
                    "delete from mail_attachment where mail_id in (select id from mail where key = 'bill/%s')"
                            .formatted(bill));
            sql.run("delete from mail where key = 'bill/%s'".formatted(bill));
            sql.run(
                    """
                    update job set state = 'WAITING', attempts = 0, retry_at = null, finished_at = null, due_at = now()
                     where kind = 'render-bill' and key = '%s'"""
                            .formatted(bill));
            sql.run(
                    "insert into control.due (tenant, due_at) values ('%s', now())"
                            .formatted(operator.schema().substring(2)));
            sql.run("commit");
        }
    }

    @Test
    void a_bill_and_its_mail_tell_of_their_own_operator_only() throws IOException {
        for (Operator operator : List.of(twins.first(), twins.second())) {
            Operator other = operator == twins.first() ? twins.second() : twins.first();
            ReceivedMail mail = await(operator);
            TRIED.add("mail of a bill of " + operator.shortName());
            assertThat(Canary.in(wordsOf(mail), operator)).as(mail.subject()).isTrue();
            assertThat(Canary.in(wordsOf(mail), other)).as(mail.subject()).isFalse();
            List<Attachment> pdfs =
                    mail.attachments().stream()
                            .filter(file -> file.contentType().startsWith("application/pdf"))
                            .toList();
            assertThat(pdfs).isNotEmpty();
            for (Attachment pdf : pdfs) {
                TRIED.add("PDF of a bill of " + operator.shortName() + ", text and metadata");
                assertThat(Canary.in(wordsOf(pdf), operator)).as(pdf.name()).isTrue();
                assertThat(Canary.in(wordsOf(pdf), other)).as(pdf.name()).isFalse();
            }
        }
    }

    private static ReceivedMail await(Operator operator) {
        return RunningStack.get()
                .mails()
                .await(subscriber(operator), mail -> !mail.attachments().isEmpty(), PATIENCE);
    }

    private static String subscriber(Operator operator) {
        try (Sql sql = Sql.open()) {
            return sql.text(
                    """
                    select p.email from %1$s.party p join %1$s.customer c on c.party_id = p.id
                     order by c.id limit 1"""
                            .formatted(operator.schema()));
        }
    }

    private static String wordsOf(ReceivedMail mail) {
        return String.join("\n", mail.from(), mail.subject(), mail.text(), mail.html());
    }

    private static String wordsOf(Attachment pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf.content())) {
            var about = document.getDocumentInformation();
            var metadata = document.getDocumentCatalog().getMetadata();
            List<String> words = new ArrayList<>();
            words.add(new PDFTextStripper().getText(document));
            about.getMetadataKeys()
                    .forEach(key -> words.add(about.getCustomMetadataValue(key) + ""));
            words.add(
                    metadata == null
                            ? ""
                            : new String(metadata.toByteArray(), StandardCharsets.UTF_8));
            return String.join("\n", words);
        }
    }

    @Test
    void no_mail_tells_of_two_operators() {
        for (ReceivedMail mail : RunningStack.get().mails().all()) {
            TRIED.add("mail " + mail.subject() + " to " + mail.to());
            assertThat(
                            Canary.in(wordsOf(mail), twins.first())
                                    && Canary.in(wordsOf(mail), twins.second()))
                    .as("“%s” to %s tells of both", mail.subject(), mail.to())
                    .isFalse();
        }
    }

    /** A log has no operator of its own, so it may hold the data of none. */
    @Test
    void no_log_and_no_file_of_the_server_holds_anybodys_data() throws IOException {
        assertThat(filesThatTell(List.of(LOGS, SERVER))).isEmpty();
    }

    @Test
    void a_planted_file_is_found() throws IOException {
        Path planted = LOGS.resolve("planted.txt");
        Files.writeString(planted, "a line\nabout " + Canary.of(twins.second()) + "\n");
        try {
            assertThat(filesThatTell(List.of(LOGS))).containsExactly(planted);
        } finally {
            Files.delete(planted);
        }
    }

    private static List<Path> filesThatTell(List<Path> roots) throws IOException {
        List<Path> telling = new ArrayList<>();
        for (Path root : roots) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    TRIED.add("file " + root.relativize(file));
                    String content = read(file);
                    if (Canary.in(content, twins.first()) || Canary.in(content, twins.second())) {
                        telling.add(file);
                    }
                }
            }
        }
        return telling;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void metrics_and_health_name_nobody() {
        String management = "http://localhost:" + RunningStack.get().ports().management();
        for (String path : List.of("/metrics", "/health")) {
            TRIED.add(path);
            String body = Http.get(management + path).body();
            assertThat(Canary.in(body, twins.first())).as(path).isFalse();
            assertThat(Canary.in(body, twins.second())).as(path).isFalse();
        }
    }
}
