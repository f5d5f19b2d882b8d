package bellbird.portal.operator;

import bellbird.offering.UsageType;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Words;
import bellbird.portal.text.Texts;
import bellbird.usage.FeedProfile.AmbiguousHour;
import bellbird.usage.FeedProfile.DurationUnit;
import bellbird.usage.FeedProfile.Field;
import bellbird.usage.FeedProfile.Limits;
import bellbird.usage.FeedProfile.Trailer;
import bellbird.usage.FeedProfile.VolumeUnit;
import bellbird.usage.ProfileDocument;
import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A feed's profile as fields; problems stand under the field that the document names. */
final class FeedForm extends Div {

    private static final long serialVersionUID = 1;

    private final transient ProfileDocument before;
    private final transient FieldProblems problems;
    private final transient Runnable changed;

    private final TextField delimiter;
    private final TextField quote;
    private final TextField charset;
    private final Checkbox header = new Checkbox(Texts.text("operator.feed.header"));
    private final TextField marker;
    private final IntegerField countColumn;
    private final IntegerField secondsColumn;
    private final IntegerField bytesColumn;
    private final TextField zone;
    private final Select<AmbiguousHour> ambiguousHour;
    private final TextField timePattern;
    private final TextField decimalSign;
    private final TextField grouping;
    private final Select<DurationUnit> durations;
    private final Select<VolumeUnit> volumes;
    private final Map<Field, TextField> fields = new EnumMap<>(Field.class);
    private final Map<UsageType, TextField> services = new EnumMap<>(UsageType.class);
    private final TextField outgoing;
    private final TextField incoming;
    private final TextArea ignored;
    private final IntegerField longestSeconds;
    private final IntegerField oldestDays;
    private final IntegerField futureMinutes;
    private final IntegerField fileMegabytes;
    private final TextField sequence;
    private final IntegerField highestSequence;
    private final IntegerField everyHours;
    private final IntegerField fallPercent;
    private final Checkbox roaming = new Checkbox(Texts.text("operator.feed.roaming"));

    /**
     * @param changed is told of every change, to try the profile again
     */
    FeedForm(ProfileDocument profile, FieldProblems problems, Runnable changed) {
        this.before = profile;
        this.problems = problems;
        this.changed = changed;
        addClassName("op-stack");
        delimiter = text("/delimiter", "delimiter", profile.delimiter());
        quote = text("/quote", "quote", profile.quote());
        charset = text("/charset", "charset", profile.charset());
        header.setValue(profile.header());
        header.addValueChangeListener(change -> changed.run());
        header.addClassName("op-align");
        Trailer trailer = profile.trailer();
        marker = text("/trailer/marker", "trailer", trailer == null ? "" : trailer.marker());
        countColumn =
                number(
                        "/trailer/countColumn",
                        "countColumn",
                        trailer == null ? 0 : trailer.countColumn());
        secondsColumn =
                number(
                        "/trailer/secondsColumn",
                        "secondsColumn",
                        trailer == null ? 0 : trailer.secondsColumn());
        bytesColumn =
                number(
                        "/trailer/bytesColumn",
                        "bytesColumn",
                        trailer == null ? 0 : trailer.bytesColumn());
        zone = text("/zone", "zone", profile.zone());
        ambiguousHour =
                choice(
                        "/ambiguousHour",
                        "ambiguous",
                        AmbiguousHour.values(),
                        profile.ambiguousHour());
        timePattern = text("/timePattern", "timePattern", orEmpty(profile.timePattern()));
        decimalSign = text("/decimalSign", "decimalSign", profile.decimalSign());
        grouping = text("/grouping", "grouping", orEmpty(profile.grouping()));
        durations = choice("/durations", "durations", DurationUnit.values(), profile.durations());
        volumes = choice("/volumes", "volumes", VolumeUnit.values(), profile.volumes());
        for (Field field : Field.values()) {
            TextField expression =
                    text(
                            "/fields/" + field.word(),
                            field.word(),
                            profile.fields().getOrDefault(field.word(), ""));
            fields.put(field, expression);
        }
        for (UsageType service : UsageType.values()) {
            TextField words =
                    named(
                            "/services/" + service.word(),
                            new TextField(Texts.text("operator.plan.service", service)),
                            joined(profile.services().getOrDefault(service.word(), Set.of())));
            services.put(service, words);
        }
        outgoing = text("/outgoing", "outgoing", joined(profile.outgoing()));
        incoming = text("/incoming", "incoming", joined(profile.incoming()));
        ignored =
                named(
                        "/ignored",
                        new TextArea(Texts.text("operator.feed.ignored")),
                        profile.ignored().stream()
                                .map(rule -> rule.value() + ": " + joined(rule.words()))
                                .collect(Collectors.joining("\n")));
        ignored.addClassName("full");
        Limits limits = profile.limits();
        longestSeconds =
                number(
                        "/limits/longestSeconds",
                        "longestSeconds",
                        (int) Math.min(Integer.MAX_VALUE, limits.longestSeconds()));
        oldestDays = number("/limits/oldestDays", "oldestDays", limits.oldestDays());
        futureMinutes = number("/limits/futureMinutes", "futureMinutes", limits.futureMinutes());
        fileMegabytes = number("/limits/fileMegabytes", "fileMegabytes", limits.fileMegabytes());
        ProfileDocument.Watch watch = profile.watch();
        sequence = text("/watch/sequence", "sequence", orEmpty(watch.sequence()));
        highestSequence =
                number(
                        "/watch/highestSequence",
                        "highestSequence",
                        (int) Math.min(Integer.MAX_VALUE, watch.highestSequence()));
        everyHours = number("/watch/everyHours", "everyHours", watch.everyHours());
        fallPercent = number("/watch/fallPercent", "fallPercent", watch.fallPercent());
        roaming.setValue(watch.roaming());
        roaming.addValueChangeListener(change -> changed.run());
        roaming.addClassName("op-align");
        help();
        add(
                card(
                        "file",
                        delimiter,
                        quote,
                        charset,
                        header,
                        marker,
                        countColumn,
                        secondsColumn,
                        bytesColumn),
                card(
                        "times",
                        zone,
                        ambiguousHour,
                        timePattern,
                        decimalSign,
                        grouping,
                        durations,
                        volumes),
                card("fields", fields.values().toArray(Component[]::new)),
                words(),
                card("limits", longestSeconds, oldestDays, futureMinutes, fileMegabytes),
                card("watch", sequence, highestSequence, everyHours, fallPercent, roaming));
    }

    private void help() {
        for (Map.Entry<String, TextField> one :
                Map.of(
                                "delimiter", delimiter,
                                "quote", quote,
                                "trailer", marker,
                                "timePattern", timePattern,
                                "grouping", grouping,
                                "outgoing", outgoing,
                                "sequence", sequence)
                        .entrySet()) {
            one.getValue().setHelperText(Texts.text("operator.feed." + one.getKey() + ".help"));
        }
        ignored.setHelperText(Texts.text("operator.feed.ignored.help"));
    }

    private static SectionCard card(String name, Component... parts) {
        Div form = new Div(parts);
        form.addClassName("op-form");
        SectionCard card = new SectionCard(Texts.text("operator.feed.card." + name));
        if (name.equals("fields")) {
            card.body(Words.detail(Texts.text("operator.feed.card.fields.help")));
        }
        return card.body(form);
    }

    private SectionCard words() {
        Div form = new Div();
        services.values().forEach(form::add);
        form.add(outgoing, incoming, ignored);
        form.addClassName("op-form");
        return new SectionCard(Texts.text("operator.feed.card.words"))
                .body(Words.detail(Texts.text("operator.feed.card.words.help")))
                .body(form);
    }

    /** What the fields say, not yet checked. */
    ProfileDocument document() {
        Map<String, String> expressions = new LinkedHashMap<>();
        fields.forEach(
                (field, typed) -> {
                    if (!typed.getValue().isBlank()) {
                        expressions.put(field.word(), typed.getValue().strip());
                    }
                });
        Map<String, Set<String>> names = new LinkedHashMap<>();
        services.forEach(
                (service, typed) -> {
                    Set<String> words = split(typed.getValue());
                    if (!words.isEmpty()) {
                        names.put(service.word(), words);
                    }
                });
        Limits limits = before.limits();
        return new ProfileDocument(
                delimiter.getValue(),
                quote.getValue(),
                charset.getValue().strip(),
                header.getValue(),
                trailer(),
                zone.getValue().strip(),
                ambiguousHour.getValue(),
                orNull(timePattern.getValue()),
                decimalSign.getValue().strip(),
                orNull(grouping.getValue()),
                durations.getValue(),
                volumes.getValue(),
                expressions,
                names,
                split(outgoing.getValue()),
                split(incoming.getValue()),
                ignored.getValue()
                        .lines()
                        .filter(line -> !line.isBlank())
                        .map(FeedForm::rule)
                        .toList(),
                new Limits(
                        whole(longestSeconds),
                        limits.mostBytes(),
                        whole(oldestDays),
                        whole(futureMinutes),
                        whole(fileMegabytes),
                        limits.lineCharacters(),
                        limits.archiveEntries(),
                        limits.archiveRatio(),
                        limits.sessionHours()),
                new ProfileDocument.Watch(
                        orNull(sequence.getValue().strip()),
                        whole(highestSequence),
                        whole(everyHours),
                        whole(fallPercent),
                        roaming.getValue()));
    }

    private @Nullable Trailer trailer() {
        return marker.isEmpty()
                ? null
                : new Trailer(
                        marker.getValue().strip(),
                        whole(countColumn),
                        Math.max(0, whole(secondsColumn)),
                        Math.max(0, whole(bytesColumn)));
    }

    /** An expression, a colon, and words: {@code state: TEST, VOID}. */
    private static ProfileDocument.Ignored rule(String line) {
        int colon = line.lastIndexOf(':');
        return colon < 0
                ? new ProfileDocument.Ignored(line.strip(), Set.of())
                : new ProfileDocument.Ignored(
                        line.substring(0, colon).strip(), split(line.substring(colon + 1)));
    }

    private TextField text(String place, String key, String value) {
        return named(place, new TextField(Texts.text("operator.feed." + key)), value);
    }

    private IntegerField number(String place, String key, int value) {
        return named(place, new IntegerField(Texts.text("operator.feed." + key)), value);
    }

    private <E extends Enum<E>> Select<E> choice(String place, String key, E[] items, E value) {
        Select<E> select = new Select<>();
        select.setLabel(Texts.text("operator.feed." + key));
        select.setItems(items);
        select.setItemLabelGenerator(one -> Texts.text("operator.feed." + key, one));
        return named(place, select, value);
    }

    private <V, F extends AbstractField<?, V> & HasValidationProperties> F named(
            String place, F field, V value) {
        field.setValue(value);
        field.addValueChangeListener(change -> changed.run());
        return problems.named(place, field);
    }

    /** An empty number is no number of any field: the check says between what it must lie. */
    private static int whole(IntegerField field) {
        Integer value = field.getValue();
        return value == null ? -1 : value;
    }

    private static Set<String> split(String words) {
        return Arrays.stream(words.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String joined(Set<String> words) {
        return words.stream().sorted().collect(Collectors.joining(", "));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String typed) {
        return typed.isEmpty() ? null : typed;
    }
}
