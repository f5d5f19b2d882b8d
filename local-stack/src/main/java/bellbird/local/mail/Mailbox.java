package bellbird.local.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.subethamail.smtp.server.SMTPServer;

/**
 * Takes all mail by SMTP and keeps it as files, so that it is still there after a restart; a page
 * shows it.
 */
public final class Mailbox implements AutoCloseable {

    private final Path folder;
    private final Clock clock;
    private final SMTPServer smtp;
    private final InboxPage page;
    private final List<ReceivedMail> mails = new ArrayList<>();

    private Mailbox(int smtpPort, int pagePort, Path folder, Clock clock) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.clock = clock;
        readStored();
        this.smtp =
                new SMTPServer.Builder()
                        .bindAddress(InetAddress.getLoopbackAddress())
                        .port(smtpPort)
                        .hostName("localhost")
                        .maxMessageSize(25 * 1024 * 1024)
                        .messageHandler((_, _, to, data) -> store(to, data))
                        .build();
        smtp.start();
        this.page = InboxPage.start(pagePort, this);
    }

    /**
     * Opens both ports on the loopback address.
     *
     * @throws IOException if a port is taken or the folder cannot be read
     */
    public static Mailbox start(int smtpPort, int pagePort, Path folder) throws IOException {
        return new Mailbox(smtpPort, pagePort, folder, Clock.systemUTC());
    }

    /** Returns all mails, newest first. */
    public synchronized List<ReceivedMail> all() {
        return List.copyOf(mails).reversed();
    }

    /** Returns the mails delivered to an address, newest first. */
    public List<ReceivedMail> to(String address) {
        return all().stream()
                .filter(mail -> mail.to().equals(address.toLowerCase(Locale.ROOT)))
                .toList();
    }

    public Optional<ReceivedMail> find(String id) {
        return all().stream().filter(mail -> mail.id().equals(id)).findFirst();
    }

    /**
     * Waits for a mail to an address, and returns the newest that fits.
     *
     * @throws IllegalStateException if none came in time; the message lists what came instead
     */
    public synchronized ReceivedMail await(
            String address, Predicate<ReceivedMail> fits, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<ReceivedMail> found = to(address).stream().filter(fits).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new IllegalStateException(
                        "No such mail to %s within %s; there are: %s"
                                .formatted(
                                        address,
                                        patience,
                                        all().stream()
                                                .map(mail -> mail.to() + ": " + mail.subject())
                                                .toList()));
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while waiting for a mail", e);
            }
        }
    }

    private synchronized void store(String to, byte[] data) {
        String address = to.toLowerCase(Locale.ROOT);
        String name = "%013d-%04d.eml".formatted(clock.millis(), mails.size() + 1);
        try {
            Path arriving = folder.resolve(name + ".part");
            Files.write(
                    arriving,
                    (MailFile.ENVELOPE_TO + ": " + address.replaceAll("[\\r\\n]", "") + "\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            Files.write(arriving, data, java.nio.file.StandardOpenOption.APPEND);
            Path arrived =
                    Files.move(arriving, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            mails.add(MailFile.read(arrived));
            notifyAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readStored() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".eml"))
                            .sorted(Comparator.comparing(Path::getFileName))
                            .toList()) {
                mails.add(MailFile.read(file));
            }
        }
    }

    @Override
    public void close() {
        smtp.stop();
        page.close();
    }
}
