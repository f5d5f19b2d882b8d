package bellbird.portal.plan;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.offering.OfferingDraft;
import bellbird.offering.OfferingRules;
import bellbird.offering.PriceTerms;
import bellbird.offering.TermsChecks;
import bellbird.offering.Uncovered;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageType;
import bellbird.offering.VersionTerms;
import bellbird.portal.component.Note;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Tone;
import bellbird.portal.component.Words;
import bellbird.portal.text.Texts;
import bellbird.rating.PriceCheck;
import bellbird.rating.PriceCheckResult;
import bellbird.rating.PriceTable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a plan: its prices in fields, what customers will read beside them, and what an event
 * would cost. All of them follow what is typed; what is wrong stands at the field it concerns.
 */
public final class PlanEditor {

    /** Not told while somebody is still typing: the field says what is missing in its help. */
    private static final Set<String> SAID_ON_SAVING =
            Set.of("error.required", "error.offering.allowanceWithoutPrice");

    /** Of a rate deck: too many to be saved at each pause. */
    private static final int MOST_KEPT_DESTINATIONS = 2_000;

    private final PlanStart start;
    private final Writing writing;
    private final PlanFields fields;
    private final KindFields kind;
    private final List<ServicePrices> services;
    private final Abroad abroad;
    private final PlacePrices places;
    private final MoreKinds more;
    private final Details details;
    private final TariffSheet sheet = new TariffSheet();
    private final TryIt tryIt;
    private final Marks marks = new Marks();
    private final Div note = new Div();
    private List<Problem> problems = List.of();
    private @Nullable UUID offeringId;

    /**
     * @param rater prices events by terms, {@link bellbird.rating.PriceChecks}
     */
    public PlanEditor(
            PlanStart start, BiFunction<PriceTable, PriceCheck, List<PriceCheckResult>> rater) {
        this.start = start;
        offeringId = start.offeringId();
        writing = new Writing(start.terms());
        fields = new PlanFields(writing, start);
        kind = new KindFields(writing, start);
        services =
                Stream.of(UsageType.VOICE, UsageType.SMS, UsageType.DATA)
                        .map(one -> new ServicePrices(writing, one, start.currency()))
                        .toList();
        abroad = new Abroad(writing, start.country());
        places = new PlacePrices(writing, start.currency());
        more = new MoreKinds(writing, start.currency());
        details = new Details(Texts.text("operator.plan.more"), more);
        details.addClassName("op-more");
        details.addOpenedChangeListener(
                change -> {
                    if (change.isOpened()) {
                        more.read();
                        mark();
                    }
                });
        LocalDate weekday = start.validFrom().with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        tryIt =
                new TryIt(
                        this::version,
                        () -> problems.isEmpty(),
                        () -> rules().kind(),
                        rater,
                        start.country(),
                        weekday.atTime(LocalTime.of(14, 0)));
        writing.whenChanged(this::follow);
        follow();
    }

    /** Hears of everything that is typed. */
    public void whenChanged(Runnable reader) {
        writing.whenChanged(reader);
    }

    /** Shows what was typed wherever it stands. */
    private void follow() {
        fields.read();
        services.forEach(ServicePrices::read);
        abroad.read();
        places.read();
        if (details.isOpened()) {
            more.read();
        }
        problems = TermsChecks.problems(writing.terms());
        sheet.show(sheet());
        tryIt.price();
        mark();
        marks.show(
                inWords(
                        problems.stream()
                                .filter(one -> !SAID_ON_SAVING.contains(one.messageKey()))
                                .toList()),
                false);
        if (problems.isEmpty()) {
            List<Uncovered> open = Uncovered.of(writing.terms());
            abroad.gaps(open);
            services.forEach(one -> one.gaps(open));
        }
    }

    private void mark() {
        marks.forget();
        fields.mark(marks);
        kind.mark(marks);
        services.forEach(one -> one.mark(marks));
        places.mark(marks);
        if (details.isOpened()) {
            more.mark(marks);
        }
    }

    /** Conflicts name the prices as people read them. */
    private List<Problem> inWords(List<Problem> problems) {
        SheetWriter writer = new SheetWriter(writing.terms(), start.currency());
        return problems.stream()
                .map(
                        one ->
                                one.messageKey().equals("error.offering.conflict")
                                        ? new Problem(
                                                one.field(),
                                                "operator.plan.conflict",
                                                one.parameters().stream()
                                                        .map(each -> named(writer, each))
                                                        .toList())
                                        : one)
                .toList();
    }

    private String named(SheetWriter writer, String id) {
        return writing.terms().tariffs().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .map((UsageTariff one) -> "“" + writer.line(one).whole() + "”")
                .orElse(id);
    }

    /** The cards of what is written, for the wide column. */
    public List<Component> cards() {
        Div included = new Div();
        included.addClassName("op-stack");
        services.forEach(included::add);
        return List.of(
                note,
                new SectionCard(Texts.text("operator.plan.terms")).body(fields.form()),
                new SectionCard(Texts.text("operator.plan.content"))
                        .beside(Words.detail(Texts.text("operator.plan.content.help")))
                        .body(included),
                new SectionCard(Texts.text("operator.plan.abroad")).body(abroad),
                new SectionCard(Texts.text("operator.plan.destinations"))
                        .beside(Words.detail(Texts.text("operator.plan.destinations.help")))
                        .body(places),
                new SectionCard(Texts.text("operator.kind.title"))
                        .beside(Words.detail(Texts.text("operator.kind.title.help")))
                        .body(kind.form()),
                new SectionCard().body(details));
    }

    /** The sheet, and below it what an event would cost. */
    public List<Component> beside() {
        return List.of(
                new SectionCard(Texts.text("operator.plan.asCustomersSee")).body(sheet),
                new SectionCard(Texts.text("operator.try")).action(tryIt.last()).body(tryIt));
    }

    /** What customers will read. */
    public Sheet sheet() {
        return SheetWriter.of(
                fields.name(),
                fields.validFrom(start.validFrom()),
                start.currency(),
                fields.taxIncluded(),
                writing.terms());
    }

    public PriceTerms terms() {
        return writing.terms();
    }

    /** Other terms in the place of these, such as with the prices of a rate deck. */
    public void replace(PriceTerms terms) {
        writing.change(before -> terms);
    }

    /** The version as it stands, as the rater reads it. */
    public VersionTerms version() {
        UUID none = new UUID(0, 0);
        return new VersionTerms(
                none,
                none,
                fields.name().isBlank() ? Texts.text("operator.plan.unnamed") : fields.name(),
                start.number(),
                fields.validFrom(start.validFrom()),
                start.currency(),
                BigDecimal.ZERO,
                fields.taxIncluded(),
                writing.terms(),
                List.of());
    }

    public OfferingDraft draft() {
        return new OfferingDraft(
                offeringId,
                fields.code(),
                fields.name(),
                fields.description(),
                fields.validFrom(start.validFrom()),
                BigDecimal.ZERO,
                fields.taxIncluded(),
                List.of(),
                List.of(),
                writing.terms());
    }

    /** What it is, and what goes with it. */
    public OfferingRules rules() {
        return kind.rules();
    }

    /** A new plan was saved: from now on it is that one. */
    public void savedAs(UUID offering) {
        offeringId = offering;
    }

    /** Whether it can be saved as it stands, and a save does not keep the person waiting. */
    public boolean canBeKept() {
        return fields.complete()
                && writing.terms().destinations().size() <= MOST_KEPT_DESTINATIONS
                && problems.isEmpty();
    }

    /** Whether there is enough to be saved; marks what is missing. */
    public boolean readable() {
        return fields.readable();
    }

    /** Tries the work; what the boundary refuses stands at its field, or at the top. */
    public boolean attempt(Runnable work) {
        note.removeAll();
        mark();
        try {
            work.run();
            return true;
        } catch (BellbirdException refused) {
            List<Problem> problems = inWords(refused.problems());
            List<String> elsewhere = marks.show(problems, true);
            if (!elsewhere.isEmpty() && !details.isOpened()) {
                details.setOpened(true);
                more.read();
                mark();
                elsewhere = marks.show(problems, true);
            }
            if (!elsewhere.isEmpty()) {
                note.add(new Note(Tone.BAD, String.join(" ", elsewhere)));
            }
            return false;
        }
    }
}
