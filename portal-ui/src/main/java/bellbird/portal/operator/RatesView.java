package bellbird.portal.operator;

import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import bellbird.offering.DeckDifference;
import bellbird.offering.DeckDifference.Kind;
import bellbird.offering.OfferingDetail;
import bellbird.offering.OfferingDraft;
import bellbird.offering.Offerings;
import bellbird.offering.PriceTerms;
import bellbird.offering.RateDeck;
import bellbird.offering.RateDecks;
import bellbird.portal.component.Confirmation;
import bellbird.portal.component.EmptyState;
import bellbird.portal.component.Note;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Toast;
import bellbird.portal.component.Tone;
import bellbird.portal.component.Words;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.DataFormat;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.PathIds;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would a carrier's new rate deck change? It is read and held against the prices there are;
 * nothing of it counts until the manager puts it into the plan's draft.
 */
@Route(value = Paths.PLANS + "/:id/rates", layout = StaffLayout.class)
@RolesAllowed({Roles.OWNER, Roles.PRODUCT_MANAGER})
public class RatesView extends OperatorPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;
    private static final int LARGEST = 20_000_000;
    private static final int TOP = 10;
    private static final int MOST_LISTED = 100;

    private final transient Offerings offerings;
    private final transient RateDecks decks;
    private final transient BusinessClock clock;
    private final ProblemNote problem = new ProblemNote();
    private final Div answer = stack();

    @Inject
    RatesView(Offerings offerings, RateDecks decks, BusinessClock clock) {
        this.offerings = offerings;
        this.decks = decks;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        OfferingDetail offering = offerings.get(PathIds.require(event, "id"));
        removeAll();
        String title = Texts.text("operator.rates.title", offering.name());
        titled(title);
        answer.removeAll();
        answer.add(
                new SectionCard()
                        .edge(
                                new EmptyState(
                                        Texts.text("operator.rates.none"),
                                        Texts.text("operator.rates.none.text"))));
        add(
                new PageHeader(title).under(offering.name(), Paths.plan(offering.id())),
                problem,
                new SectionCard(Texts.text("operator.rates.file"))
                        .body(
                                upload(offering),
                                Words.detail(Texts.text("operator.rates.file.help"))),
                answer);
    }

    private Upload upload(OfferingDetail offering) {
        Upload upload =
                new Upload(
                        UploadHandler.inMemory(
                                (file, content) ->
                                        problem.attempt(
                                                new FieldProblems(),
                                                () -> show(offering, content))));
        upload.setMaxFileSize(LARGEST);
        upload.setUploadButton(new Button(Texts.text("operator.rates.choose")));
        upload.setDropLabel(new Div(Texts.text("operator.rates.drop")));
        upload.addFileRejectedListener(
                refused -> {
                    answer.removeAll();
                    answer.add(
                            new Note(
                                    Tone.BAD,
                                    Texts.text(
                                            "operator.usageFiles.tooLarge",
                                            refused.getFileName(),
                                            DataFormat.data(LARGEST))));
                });
        upload.addClassName("drop");
        return upload;
    }

    private void show(OfferingDetail offering, byte[] content) {
        answer.removeAll();
        RateDeck deck =
                decks.read(
                        new InputStreamReader(
                                new ByteArrayInputStream(content), StandardCharsets.UTF_8));
        OfferingDetail.Version base = PlanVersions.newest(offering);
        PriceTerms terms = offerings.terms(base.id());
        DeckDifference difference = decks.compare(terms, deck);
        answer.add(counts(offering, base, deck, difference, terms));
        for (Kind kind : List.of(Kind.DEARER, Kind.CHEAPER, Kind.NEW, Kind.OTHERWISE, Kind.GONE)) {
            if (difference.count(kind) > 0) {
                answer.add(top(kind, difference, base.currency()));
            }
        }
        if (!deck.bad().isEmpty()) {
            answer.add(bad(deck));
        }
        if (!deck.unmapped().isEmpty()) {
            answer.add(unmapped(deck));
        }
    }

    private SectionCard counts(
            OfferingDetail offering,
            OfferingDetail.Version base,
            RateDeck deck,
            DeckDifference difference,
            PriceTerms terms) {
        Facts facts =
                new Facts().large().fact(count("operator.rates.same"), number(difference.same()));
        for (Kind kind : Kind.values()) {
            facts.fact(Texts.text("operator.rates.kind", kind), number(difference.count(kind)));
        }
        facts.fact(count("operator.rates.bad"), number(deck.bad().size()))
                .fact(count("operator.rates.unmapped"), number(deck.unmapped().size()));
        Button apply =
                new Button(
                        Texts.text("operator.rates.apply"),
                        click ->
                                Confirmation.ask(
                                        Texts.text("operator.rates.apply.title"),
                                        Texts.text(
                                                "operator.rates.apply.effect",
                                                deck.rows().size(),
                                                difference.count(Kind.GONE)),
                                        Texts.text("operator.rates.apply"),
                                        () -> apply(offering, base, decks.put(terms, deck))));
        apply.addThemeVariants(ButtonVariant.PRIMARY);
        SectionCard card =
                new SectionCard(Texts.text("operator.rates.difference", base.number())).body(facts);
        return deck.rows().isEmpty()
                ? card.body(new Note(Tone.WARN, Texts.text("operator.rates.nothing")))
                : card.action(apply);
    }

    private static String count(String key) {
        return Texts.text(key);
    }

    private static String number(long count) {
        return CountFormat.count(count);
    }

    private static SectionCard top(Kind kind, DeckDifference difference, Currency currency) {
        var table =
                new PlainTable(
                        PlainTable.Column.text(Texts.text("operator.rates.place")),
                        PlainTable.Column.text(Texts.text("operator.rates.prefix")),
                        PlainTable.Column.number(Texts.text("operator.rates.before")),
                        PlainTable.Column.number(Texts.text("operator.rates.after")));
        difference
                .top(kind, TOP)
                .forEach(
                        one ->
                                table.row(
                                        one.destination(),
                                        "+" + one.prefix(),
                                        price(one.before(), currency),
                                        price(one.after(), currency)));
        return new SectionCard(Texts.text("operator.rates.kind", kind))
                .beside(
                        Words.detail(
                                Texts.text(
                                        "operator.rates.top",
                                        Math.min(TOP, difference.count(kind)),
                                        difference.count(kind))))
                .edge(table);
    }

    private static String price(RateDeck.@Nullable Row row, Currency currency) {
        if (row == null) {
            return Texts.text("operator.none");
        }
        String price = MoneyFormat.price(row.price(), currency);
        String counted =
                row.first() == 1 && row.next() == 1 ? "" : " " + row.first() + "/" + row.next();
        BigDecimal fee = row.connectionFee();
        return price + counted + (fee == null ? "" : " + " + MoneyFormat.price(fee, currency));
    }

    private static SectionCard bad(RateDeck deck) {
        var table =
                new PlainTable(
                        PlainTable.Column.number(Texts.text("operator.rates.line")),
                        PlainTable.Column.text(Texts.text("operator.rates.row")),
                        PlainTable.Column.text(Texts.text("operator.rates.reason")));
        deck.bad().stream()
                .limit(MOST_LISTED)
                .forEach(
                        one -> table.row(number(one.line()), one.text(), Texts.text(one.reason())));
        return new SectionCard(Texts.text("operator.rates.bad")).edge(table);
    }

    private static SectionCard unmapped(RateDeck deck) {
        Div names =
                new Div(
                        String.join(
                                " · ", deck.unmapped().stream().limit(MOST_LISTED * 10L).toList()));
        return new SectionCard(Texts.text("operator.rates.unmapped"))
                .body(Words.detail(Texts.text("operator.rates.unmapped.help")), names);
    }

    private void apply(OfferingDetail offering, OfferingDetail.Version base, PriceTerms terms) {
        LocalDate from = PlanVersions.nextFrom(base, clock.today());
        problem.attempt(
                new FieldProblems(),
                () -> {
                    offerings.draft(
                            new OfferingDraft(
                                    offering.id(),
                                    offering.code(),
                                    offering.name(),
                                    offering.description(),
                                    from,
                                    BigDecimal.ZERO,
                                    base.taxIncluded(),
                                    List.of(),
                                    List.of(),
                                    terms));
                    Toast.done(Texts.text("operator.rates.applied", offering.name()));
                    getUI().orElseThrow().navigate(Paths.plan(offering.id()));
                });
    }
}
