package bellbird.usage;

import bellbird.offering.UsageMatch.Direction;
import bellbird.offering.UsageType;
import bellbird.resource.DialledNumbers;
import bellbird.usage.FeedProfile.Field;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns a line into usage, or says why it cannot. Lenient in nothing: a doubt sets aside. */
final class RecordDecoder {

    private static final int LONGEST_ORIGINAL = 4_000;
    private static final int LONGEST_KEY = 80;

    /** Messages without an id that are remembered; those of one second are nearer in a file. */
    private static final int MESSAGES = 10_000;

    private static final Pattern PART = Pattern.compile("[1-9][0-9]{0,5}");
    private static final Pattern MCC = Pattern.compile("[0-9]{3}");
    private static final Pattern IMSI = Pattern.compile("[0-9]{14,15}");
    private static final Pattern MNC = Pattern.compile("[0-9]{2,3}");

    private final FeedProfile profile;
    private final LineFields fields;
    private final StartTime startTime;
    private final Quantities quantities;
    private final DialledNumbers numbers;
    private final Instant oldest;
    private final Instant latest;
    private final Instant waitUntil;
    private final Map<String, UsageType> services = new HashMap<>();

    /** How often a message without an id was there so far, by the hash of it. */
    private final Map<String, Integer> messages =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
                    return size() > MESSAGES;
                }
            };

    /**
     * @param country of the tenant: what a number without + means
     */
    RecordDecoder(FeedProfile profile, String country, FileMoments moments) {
        this.profile = profile;
        fields = new LineFields(profile);
        startTime = new StartTime(profile);
        quantities = new Quantities(profile);
        numbers = new DialledNumbers(country);
        oldest = moments.age().minus(Duration.ofDays(profile.limits().oldestDays()));
        waitUntil = moments.waiting().plus(Duration.ofHours(profile.limits().sessionHours()));
        latest = moments.future().plus(Duration.ofMinutes(profile.limits().futureMinutes()));
        profile.words()
                .services()
                .forEach((service, words) -> words.forEach(word -> services.put(word, service)));
    }

    /** The fields of the line that was decoded last. */
    LineFields fields() {
        return fields;
    }

    /** What a line adds to the sum of a field, charged or not; 0 where it cannot be read. */
    BigDecimal amount(LineReader.Line line, Field field) {
        try {
            fields.columns(line);
            return quantities.exact(field, value(field));
        } catch (UnreadableValue notCounted) {
            return BigDecimal.ZERO;
        }
    }

    /** A sum that a trailer announces; null if it cannot be read. */
    @Nullable BigDecimal announced(String text, Field field) {
        try {
            return quantities.exact(field, text);
        } catch (UnreadableValue unclear) {
            return null;
        }
    }

    /** Goes over a line that was decoded before: what follows is known by what was there. */
    void pass(LineReader.Line line) {
        if (!profile.fields().containsKey(Field.RECORD_ID)) {
            decode(line);
        }
    }

    Decoded decode(LineReader.Line line) {
        String original = original(line);
        Partial partial = new Partial();
        try {
            return usage(line, original, partial);
        } catch (UnreadableValue e) {
            return new Decoded.SetAside(
                    line.number(),
                    e.verdict,
                    e.reason,
                    e.detail,
                    original,
                    partial.key,
                    partial.startedAt,
                    partial.service,
                    partial.quantity);
        }
    }

    /** What was readable before something was not. */
    private static final class Partial {
        @Nullable String key;
        @Nullable Instant startedAt;
        @Nullable UsageType service;
        @Nullable Long quantity;
    }

    private Decoded usage(LineReader.Line line, String original, Partial partial)
            throws UnreadableValue {
        fields.cut(line);
        String key = key();
        partial.key = key;
        UsageType service = service();
        partial.service = service;
        String imsi = imsi();
        String served = imsi != null && value(Field.SERVED).isEmpty() ? "" : served();
        Instant start = startTime.parse(value(Field.START));
        partial.startedAt = start;
        long quantity = quantity(service);
        partial.quantity = quantity;
        plausible(start, service, quantity);
        Decoded.Path path = path(service);
        String other = service == UsageType.DATA ? null : other(path);
        String whose = imsi != null && served.isEmpty() ? imsi : served;
        String session = value(Field.SESSION);
        boolean isPart = !session.isEmpty();
        String id = key;
        if (id == null) {
            id = isPart ? partKey(whose, session) : ownKey(service, whose, other, start, quantity);
        }
        Decoded.Usage usage =
                new Decoded.Usage(
                        line.number(),
                        original,
                        id,
                        start,
                        service,
                        served,
                        other,
                        quantity,
                        path,
                        imsi);
        if (!isPart) {
            return usage;
        }
        partial.key = id;
        return part(session, usage);
    }

    /** Charging ids are of a gateway: two lines may have the same at once. */
    private String partKey(String whose, String session) throws UnreadableValue {
        String key = whose + "/" + session + "/" + value(Field.PART);
        if (!isKey(key)) {
            throw UnreadableValue.rejected("error.usage.session", session);
        }
        return key;
    }

    /** A first part that is the last too is a whole record. */
    private Decoded part(String session, Decoded.Usage usage) throws UnreadableValue {
        fields.look(Field.SESSION);
        if (!isKey(session)) {
            throw UnreadableValue.rejected("error.usage.session", session);
        }
        String number = value(Field.PART);
        if (!PART.matcher(number).matches()) {
            throw UnreadableValue.rejected("error.usage.partNumber", number);
        }
        boolean last = last();
        return last && number.equals("1")
                ? usage
                : new Decoded.Part(usage, session, Integer.parseInt(number), last, waitUntil)
                        .waiting();
    }

    private boolean last() throws UnreadableValue {
        String word = value(Field.LAST).toLowerCase(Locale.ROOT);
        return switch (word) {
            case "", "0", "no", "false" -> false;
            case "1", "yes", "true" -> true;
            default -> throw UnreadableValue.rejected("error.usage.last", word);
        };
    }

    private static boolean isKey(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= 0x20 || text.charAt(i) >= 0x7F) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST_KEY;
    }

    private @Nullable String key() throws UnreadableValue {
        if (!profile.fields().containsKey(Field.RECORD_ID)) {
            return null;
        }
        String key = value(Field.RECORD_ID);
        if (!isKey(key)) {
            throw UnreadableValue.rejected("error.usage.recordId", key);
        }
        return key;
    }

    private UsageType service() throws UnreadableValue {
        String word = value(Field.SERVICE);
        UsageType service = services.get(word.toLowerCase(Locale.ROOT));
        if (service == null) {
            throw UnreadableValue.rejected("error.usage.service", word);
        }
        return service;
    }

    private Decoded.Path path(UsageType service) throws UnreadableValue {
        Direction direction = service == UsageType.DATA ? Direction.OUTGOING : direction();
        String mcc = value(Field.MCC);
        String mnc = value(Field.MNC);
        if (!mcc.isEmpty() && !MCC.matcher(mcc).matches()) {
            throw UnreadableValue.rejected("error.usage.mcc", mcc);
        }
        if (!mnc.isEmpty() && (mcc.isEmpty() || !MNC.matcher(mnc).matches())) {
            throw UnreadableValue.rejected("error.usage.mnc", mnc);
        }
        boolean home = mcc.isEmpty();
        return new Decoded.Path(direction, home ? null : mcc, home ? null : mnc, onNet());
    }

    /** An empty direction means outgoing, in feeds that carry nothing else. */
    private Direction direction() throws UnreadableValue {
        String word = value(Field.DIRECTION).toLowerCase(Locale.ROOT);
        if (profile.words().incoming().contains(word)) {
            return Direction.INCOMING;
        }
        if (!word.isEmpty() && !profile.words().outgoing().contains(word)) {
            throw UnreadableValue.rejected("error.usage.direction", word);
        }
        return Direction.OUTGOING;
    }

    private @Nullable Boolean onNet() throws UnreadableValue {
        String word = value(Field.NET).toLowerCase(Locale.ROOT);
        return switch (word) {
            case "" -> null;
            case "on" -> true;
            case "off" -> false;
            default -> throw UnreadableValue.rejected("error.usage.net", word);
        };
    }

    private @Nullable String imsi() throws UnreadableValue {
        String typed = value(Field.IMSI);
        if (!typed.isEmpty() && !IMSI.matcher(typed).matches()) {
            throw UnreadableValue.rejected("error.usage.imsi", typed);
        }
        return typed.isEmpty() ? null : typed;
    }

    private String served() throws UnreadableValue {
        String typed = value(Field.SERVED);
        String digits = numbers.normalise(typed);
        if (digits == null) {
            throw UnreadableValue.rejected("error.usage.served", typed);
        }
        return digits;
    }

    /** Who was called, or who called a phone abroad; calls to a phone at home are not charged. */
    private @Nullable String other(Decoded.Path path) throws UnreadableValue {
        String typed = value(Field.OTHER);
        if (path.direction() == Direction.INCOMING) {
            if (path.mcc() == null) {
                throw UnreadableValue.ignored("error.usage.incoming", "");
            }
            return numbers.normalise(typed);
        }
        if (numbers.isEmergency(typed, path.mcc())) {
            throw UnreadableValue.ignored("error.usage.emergency", typed);
        }
        if (DialledNumbers.isShort(typed)) {
            return typed;
        }
        String digits = numbers.normalise(typed);
        if (digits == null) {
            throw UnreadableValue.rejected("error.usage.other", typed);
        }
        return digits;
    }

    private long quantity(UsageType service) throws UnreadableValue {
        return switch (service) {
            case VOICE -> quantities.seconds(value(Field.SECONDS));
            case SMS, MMS, CONTENT -> 1;
            case DATA -> quantities.bytes(value(Field.BYTES));
        };
    }

    private void plausible(Instant start, UsageType service, long quantity) throws UnreadableValue {
        fields.look(Field.START);
        if (start.isAfter(latest)) {
            throw UnreadableValue.suspended("error.usage.future", start.toString());
        }
        if (start.isBefore(oldest)) {
            throw UnreadableValue.suspended(
                    "error.usage.tooOld", Integer.toString(profile.limits().oldestDays()));
        }
        fields.look(service == UsageType.DATA ? Field.BYTES : Field.SECONDS);
        if (service == UsageType.VOICE && quantity > profile.limits().longestSeconds()) {
            throw UnreadableValue.suspended("error.usage.duration", Long.toString(quantity));
        }
        if (service == UsageType.DATA && quantity > profile.limits().mostBytes()) {
            throw UnreadableValue.suspended("error.usage.volume", Long.toString(quantity));
        }
    }

    private String value(Field field) throws UnreadableValue {
        return fields.value(field);
    }

    private static String original(LineReader.Line line) {
        String text = line.text();
        int end = Math.min(text.length(), LONGEST_ORIGINAL);
        boolean halfPair = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
        String cut = text.substring(0, halfPair ? end - 1 : end);
        return line.nul() ? cut.replace('\0', '\u2400') : cut;
    }

    /**
     * What a record without an id is known by (rule B3). People write the same message twice within
     * a second, and long ones come in parts of one second, so messages are counted in their file.
     */
    private String ownKey(
            UsageType service,
            String served,
            @Nullable String other,
            Instant start,
            long quantity) {
        String hash = hash(service, served, other, start, quantity);
        if (service == UsageType.VOICE || service == UsageType.DATA) {
            return hash;
        }
        int times = messages.merge(hash, 1, Integer::sum);
        return times == 1 ? hash : hash + "/" + times;
    }

    private static String hash(
            UsageType service,
            String served,
            @Nullable String other,
            Instant start,
            long quantity) {
        try {
            byte[] content =
                    String.join(
                                    "|",
                                    Arrays.asList(
                                            service.name(),
                                            served,
                                            other,
                                            start.toString(),
                                            Long.toString(quantity)))
                            .getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
