package bellbird.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir private Path folder;

    private int smtpPort;
    private int pagePort;
    private Mailbox mailbox;

    @BeforeEach
    void open() throws IOException {
        smtpPort = freePort();
        pagePort = freePort();
        mailbox = Mailbox.start(smtpPort, pagePort, folder);
    }

    @AfterEach
    void close() {
        mailbox.close();
    }

    @Test
    void a_mail_with_two_bodies_and_a_bill_arrives_whole() throws MessagingException {
        send("Maeve@Example.example", "Your bill – 29,90 €", "See <b>here</b>");
        ReceivedMail mail = mailbox.await("maeve@example.example", _ -> true, PATIENCE);
        assertThat(mail.subject()).isEqualTo("Your bill – 29,90 €");
        assertThat(mail.text().strip()).isEqualTo("Plain");
        assertThat(mail.html().strip()).isEqualTo("See <b>here</b>");
        assertThat(mail.attachments())
                .singleElement()
                .isEqualTo(
                        new Attachment(
                                "bill.pdf",
                                "application/pdf",
                                "%PDF".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void mails_are_still_there_after_a_restart() throws MessagingException, IOException {
        send("maeve@example.example", "Kept", "x");
        ReceivedMail before = mailbox.await("maeve@example.example", _ -> true, PATIENCE);
        mailbox.close();
        mailbox = Mailbox.start(smtpPort, pagePort, folder);
        assertThat(mailbox.all()).singleElement().isEqualTo(before);
    }

    @Test
    void a_hostile_subject_is_text_and_a_hostile_body_runs_nothing() throws Exception {
        send("maeve@example.example", "<script>alert(1)</script>", "<script>alert(2)</script>");
        ReceivedMail mail = mailbox.await("maeve@example.example", _ -> true, PATIENCE);
        assertThat(get("/")).doesNotContain("<script>").contains("&lt;script&gt;");
        assertThat(get("/mails/" + mail.id())).doesNotContain("<script>").contains("sandbox=");
        assertThat(policy("/mails/" + mail.id() + "/body"))
                .startsWith("sandbox ")
                .doesNotContain("allow-scripts");
    }

    @Test
    void programs_ask_for_the_mails_of_one_person() throws Exception {
        send("maeve@example.example", "Hers", "x");
        send("finn@example.example", "His", "x");
        mailbox.await("finn@example.example", _ -> true, PATIENCE);
        assertThat(get("/api/mails?to=finn%40example.example"))
                .contains("\"subject\":\"His\"")
                .doesNotContain("Hers");
    }

    private void send(String to, String subject, String html) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(smtpPort));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("no-reply@bellbird.example"));
        message.setRecipient(RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject, "UTF-8");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText("Plain", "UTF-8");
        MimeBodyPart rich = new MimeBodyPart();
        rich.setContent(html, "text/html; charset=UTF-8");
        MimeBodyPart bodies = new MimeBodyPart();
        bodies.setContent(new MimeMultipart("alternative", plain, rich));
        MimeBodyPart bill = new MimeBodyPart();
        bill.setDataHandler(
                new DataHandler(
                        new ByteArrayDataSource(
                                "%PDF".getBytes(StandardCharsets.UTF_8), "application/pdf")));
        bill.setFileName("bill.pdf");
        message.setContent(new MimeMultipart("mixed", bodies, bill));
        Transport.send(message);
    }

    private String get(String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request(path), BodyHandlers.ofString()).body();
        }
    }

    private String policy(String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request(path), BodyHandlers.ofString())
                    .headers()
                    .firstValue("Content-Security-Policy")
                    .orElse("");
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + pagePort + path)).build();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
