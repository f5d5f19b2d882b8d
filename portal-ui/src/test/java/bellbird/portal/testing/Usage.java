package bellbird.portal.testing;

import bellbird.kernel.error.BellbirdException;
import bellbird.offering.UsageType;
import bellbird.payment.Trace;
import bellbird.payment.Traces;
import bellbird.rating.ExplanationStep;
import bellbird.usage.FeedAlarm;
import bellbird.usage.FeedDetail;
import bellbird.usage.FeedRow;
import bellbird.usage.FileCounts;
import bellbird.usage.FileLine;
import bellbird.usage.FileReceipt;
import bellbird.usage.FileState;
import bellbird.usage.FileTotal;
import bellbird.usage.FilesWaiting;
import bellbird.usage.ProfileDocument;
import bellbird.usage.ProfileTrial;
import bellbird.usage.Recycling;
import bellbird.usage.RefusedFiles;
import bellbird.usage.SetAsideRow;
import bellbird.usage.SuspendedSum;
import bellbird.usage.Suspense;
import bellbird.usage.SuspenseCause;
import bellbird.usage.SuspenseGroup;
import bellbird.usage.UsageFeeds;
import bellbird.usage.UsageFileRow;
import bellbird.usage.UsageFiles;
import bellbird.usage.UsageHold;
import bellbird.usage.UsageMonth;
import bellbird.usage.UsageMonth.Kept;
import bellbird.usage.UsageRetention;
import bellbird.usage.Verdict;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Files of usage, the feeds they come from, and what became of their records. */
public final class Usage {

    public static final UUID FILE = UUID.fromString("00000000-0000-7000-8000-000000000071");
    public static final UUID FEED = UUID.fromString("00000000-0000-7000-8000-000000000072");

    public final List<UsageFileRow> files = new ArrayList<>();
    public final List<FeedAlarm> alarms =
            new ArrayList<>(
                    List.of(
                            new FeedAlarm(
                                    FEED,
                                    "Host network",
                                    FeedAlarm.Kind.GAP,
                                    "415-416",
                                    Larkspur.NOON,
                                    List.of("415", "416", "2"))));
    public final List<UUID> released = new ArrayList<>();
    public final List<UUID> settled = new ArrayList<>();

    /** What was said of suspended records, and what was sent back in. */
    public final List<String> mended = new ArrayList<>();

    public ProfileDocument profile = ProfileDocument.generic(ZoneId.of("Europe/Dublin"));

    Usage() {
        files.add(
                new UsageFileRow(
                        FILE,
                        "Host network",
                        "HN_20261120_0417.csv",
                        "9f2c0d".repeat(10) + "81ab",
                        3_410_000,
                        Larkspur.NOON,
                        "Ines Kovač",
                        FileState.DONE,
                        null,
                        List.of(),
                        null,
                        417L,
                        48_213,
                        48_213,
                        new FileCounts(48_212, 47_655, 318, 204, 35, 0)));
    }

    List<Object> beans() {
        return List.of(
                new RefusedFiles(),
                new FakeFiles(),
                new FakeFeeds(),
                new FakeRetention(),
                new FakeSuspense(),
                new FakeTraces());
    }

    private final class FakeFiles extends UsageFiles {
        @Override
        public List<FeedRow> feeds() {
            return List.of(new FeedRow(FILE, "Host network", null));
        }

        @Override
        public FileReceipt upload(@Nullable UUID feed, String fileName, InputStream content) {
            return new FileReceipt(FILE, true, "HN_20261120_0417.csv", Larkspur.NOON, List.of());
        }

        @Override
        public List<UsageFileRow> list(int offset, int limit) {
            return files.stream().skip(offset).limit(limit).toList();
        }

        @Override
        public long count() {
            return files.size();
        }

        @Override
        public FilesWaiting waiting() {
            return new FilesWaiting(
                    files.stream().mapToLong(file -> file.counts().suspended()).sum(),
                    count(FileState.QUARANTINED),
                    count(FileState.REJECTED));
        }

        private long count(FileState state) {
            return files.stream().filter(file -> file.state() == state).count();
        }

        @Override
        public UsageFileRow get(UUID id) {
            return files.stream()
                    .filter(file -> file.id().equals(id))
                    .findFirst()
                    .orElseThrow(BellbirdException::notFound);
        }

        @Override
        public List<SetAsideRow> setAside(
                UUID id, @Nullable Verdict verdict, int offset, int limit) {
            return List.of(
                    new SetAsideRow(
                            7_204,
                            verdict == null ? Verdict.REJECTED : verdict,
                            "error.usage.duration",
                            "-3",
                            "<script>alert(1)</script>,voice,-3",
                            null,
                            null));
        }

        @Override
        public List<FileTotal> totals(UUID id) {
            return List.of(
                    new FileTotal("RATED", "DATA", 47_655, BigInteger.valueOf(212_000_000_000L)),
                    new FileTotal("REJECTED", "NONE", 35, BigInteger.ZERO));
        }

        @Override
        public List<FileLine> lines(UUID id, long from, int count) {
            return List.of(
                    new FileLine(from, "larkspur01", new FileLine.Rated("r1", Larkspur.NOON), null),
                    new FileLine(from + 1, "larkspur01", null, null));
        }

        @Override
        public void release(UUID id) {
            released.add(id);
        }

        @Override
        public void settle(UUID id) {
            settled.add(id);
        }

        @Override
        public void writeOriginal(UUID id, OutputStream out) throws java.io.IOException {
            out.write("record_id\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Reads samples as the product does; only the table is away. */
    private final class FakeFeeds extends UsageFeeds {
        @Override
        public List<FeedDetail> list() {
            return List.of(new FeedDetail(FEED, "Host network", null, 3, profile));
        }

        @Override
        public boolean change(
                UUID id, int version, @Nullable String folder, ProfileDocument document) {
            document.checked();
            boolean other = !document.equals(profile);
            profile = document;
            return other;
        }

        @Override
        public List<FeedAlarm> alarms() {
            return List.copyOf(alarms);
        }

        @Override
        public void settleGaps(UUID id) {
            alarms.clear();
        }

        @Override
        public UUID add(String name, @Nullable String folder, ProfileDocument document) {
            profile = document;
            return FEED;
        }

        @Override
        public ProfileTrial tryOut(ProfileDocument document, byte[] sample) {
            return document.checked().tryOut(sample, "IE", Larkspur.NOON);
        }
    }

    private static final class FakeRetention extends UsageRetention {
        @Override
        public List<UsageMonth> months() {
            return List.of(
                    new UsageMonth(YearMonth.of(2026, 11), 45_000, 12_000_000, Kept.YOUNG, null),
                    new UsageMonth(YearMonth.of(2026, 4), 41_000, 11_000_000, Kept.HELD, null),
                    new UsageMonth(YearMonth.of(2026, 3), 40_000, 10_000_000, null, null),
                    new UsageMonth(YearMonth.of(2026, 2), 39_000, 9_000_000, null, Larkspur.NOON));
        }

        @Override
        public OptionalInt policy() {
            return OptionalInt.of(6);
        }

        @Override
        public List<UsageHold> holds() {
            return List.of(
                    new UsageHold(FEED, null, "Phone is stolen", Larkspur.NOON, "Maeve Hanlon"));
        }
    }

    private final class FakeSuspense extends Suspense {
        private static final SuspendedSum SUM =
                new SuspendedSum(
                        318,
                        BigInteger.valueOf(19_080),
                        BigInteger.TWO,
                        BigInteger.ZERO,
                        Larkspur.NOON.minus(Duration.ofDays(3)),
                        Larkspur.NOON,
                        Larkspur.NOON);

        private static final SuspendedSum NO_TIME =
                new SuspendedSum(
                        1,
                        BigInteger.ZERO,
                        BigInteger.ZERO,
                        BigInteger.ZERO,
                        null,
                        null,
                        Larkspur.NOON);

        @Override
        public List<SuspenseGroup> groups() {
            return List.of(
                    new SuspenseGroup("error.usage.unknownNumber", 2, 3, SUM),
                    new SuspenseGroup("error.usage.unknownCard", 1, 1, SUM),
                    new SuspenseGroup("error.usage.tooOld", 1, 1, SUM),
                    new SuspenseGroup("error.usage.gap", 1, 1, NO_TIME));
        }

        @Override
        public void mapNumber(String number, String line, LocalDate from) {
            mended.add("number " + number + " of " + line + " from " + from);
        }

        @Override
        public void mapCard(String imsi, String line, LocalDate from) {
            mended.add("card " + imsi + " of " + line + " from " + from);
        }

        @Override
        public Recycling recycle(@Nullable String reason, @Nullable String detail, String note) {
            mended.add(reason + " " + detail + ": " + note);
            return recyclings(0, 1).getFirst();
        }

        @Override
        public List<SuspenseCause> causes(String reason, int limit) {
            return List.of(
                    switch (reason) {
                        case "error.usage.unknownCard" -> new SuspenseCause("234150000000003", SUM);
                        case "error.usage.tooOld" -> new SuspenseCause("90", SUM);
                        case "error.usage.gap" -> new SuspenseCause("29.03.2026 01:30:00", NO_TIME);
                        default -> new SuspenseCause("447700900456", SUM);
                    });
        }

        @Override
        public List<Recycling> recyclings(int offset, int limit) {
            return List.of(
                    new Recycling(
                            FILE,
                            Larkspur.NOON,
                            "Ines Kovač",
                            "error.usage.noPrice",
                            null,
                            "Larkspur 40",
                            Larkspur.NOON,
                            List.of(
                                    new Recycling.Outcome("RATED", "", 12),
                                    new Recycling.Outcome("SUSPENDED", "error.usage.noPrice", 1))));
        }
    }

    private static final class FakeTraces extends Traces {
        @Override
        public Trace of(String recordKey) {
            return new Trace(
                    recordKey,
                    Larkspur.NOON,
                    new Trace.Place(FILE, "HN_20261120_0417.csv", 7_205),
                    new FileLine(
                            7_205,
                            "larkspur01",
                            new FileLine.Rated(recordKey, Larkspur.NOON),
                            null),
                    new Trace.Rated(
                            Larkspur.MAEVE,
                            "Maeve Hanlon",
                            Catalogue.PLAN,
                            Catalogue.PLAN,
                            LocalDate.parse("2026-10-01"),
                            UsageType.DATA,
                            "Switzerland",
                            new BigDecimal("0.06"),
                            Currency.getInstance("EUR"),
                            List.of(
                                    new ExplanationStep(
                                            "explain.plan",
                                            List.of(
                                                    "Larkspur 40",
                                                    "3",
                                                    LocalDate.parse("2026-10-01"))))),
                    new Trace.Bill(
                            Larkspur.NOVEMBER_BILL,
                            "INV-2026-000117",
                            LocalDate.parse("2026-11-01"),
                            Larkspur.euro(4_767),
                            new Trace.Line(
                                    2,
                                    "Data in Switzerland",
                                    new BigDecimal("12.72"),
                                    Larkspur.euro(1_272)),
                            List.of(
                                    new Trace.Posting("receivable", Larkspur.euro(4_767)),
                                    new Trace.Posting("revenue.usage", Larkspur.euro(-4_767))),
                            List.of(
                                    new Trace.Payment(
                                            "stripe", Larkspur.euro(4_767), Larkspur.NOON))));
        }
    }
}
