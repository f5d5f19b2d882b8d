package bellbird.portal.operator;

import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.offering.Offerings;
import bellbird.offering.PromotionRow;
import bellbird.offering.Promotions;
import bellbird.portal.component.DataList;
import bellbird.portal.component.EmptyState;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.Tone;
import bellbird.portal.component.TwoLines;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.BenefitText;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.PromotionText;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What do we give with a code, and how often was it ordered? */
@Route(value = Paths.PROMOTIONS, layout = StaffLayout.class)
@RolesAllowed({Roles.OWNER, Roles.PRODUCT_MANAGER})
public class PromotionsView extends OperatorPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;

    private final DataList<PromotionRow> list;

    @Inject
    PromotionsView(
            Promotions promotions,
            Offerings offerings,
            TenantProfiles tenants,
            BusinessClock clock) {
        titled(Texts.text("operator.promotions"));
        Currency currency = tenants.current().currency();
        Map<String, String> names = OfferingNames.of(offerings);
        LocalDate today = clock.today();
        list =
                new DataList<>(
                                new Source(promotions, today),
                                Texts.text("operator.promotions.search"))
                        .filter("all", Texts.text("operator.promotions.filter.all"))
                        .filter("draft", Texts.text("operator.promotions.filter.draft"))
                        .filter("published", Texts.text("operator.promotions.filter.published"))
                        .filter("ended", Texts.text("operator.promotions.filter.ended"))
                        .part(
                                Texts.text("operator.promotions.code"),
                                row -> new TwoLines(row.promotion().code(), row.promotion().name()))
                        .part(
                                Texts.text("operator.promotions.benefit"),
                                row ->
                                        new TwoLines(
                                                BenefitText.of(row.promotion().benefit(), currency),
                                                PromotionText.periods(row.promotion())))
                        .text(
                                Texts.text("operator.promotions.for"),
                                row -> PromotionText.offerings(row.promotion(), names))
                        .text(
                                Texts.text("operator.promotions.days"),
                                row -> PromotionText.days(row.promotion()))
                        .number(
                                Texts.text("operator.promotions.redeemed"),
                                PromotionsView::redeemed)
                        .part(Texts.text("operator.plan.state"), row -> badge(row.on(today)))
                        .phone(
                                row ->
                                        new TwoLines(
                                                row.promotion().code()
                                                        + " · "
                                                        + BenefitText.of(
                                                                row.promotion().benefit(),
                                                                currency),
                                                state(row.on(today)) + " · " + redeemed(row)))
                        .opens(row -> Paths.promotion(row.id()))
                        .emptyBecauseNew(
                                new EmptyState(
                                        Texts.text("operator.promotions.none"),
                                        Texts.text("operator.promotions.none.text"),
                                        newPromotion()));
        add(new PageHeader(Texts.text("operator.promotions")).primary(newPromotion()), list);
    }

    private static Button newPromotion() {
        return new Button(
                Texts.text("operator.promotions.new"),
                click -> click.getSource().getUI().orElseThrow().navigate(Paths.NEW_PROMOTION));
    }

    static String redeemed(PromotionRow row) {
        Long limit = row.promotion().limit();
        return limit == null
                ? CountFormat.count(row.redeemed())
                : Texts.text(
                        "operator.promotions.ofLimit",
                        CountFormat.count(row.redeemed()),
                        CountFormat.count(limit));
    }

    static StatusBadge badge(PromotionRow.State state) {
        Tone tone =
                switch (state) {
                    case DRAFT, PLANNED -> Tone.ACTION;
                    case IN_REVIEW -> Tone.WARN;
                    case PUBLISHED -> Tone.OK;
                    case ENDED -> Tone.QUIET;
                };
        return new StatusBadge(tone, state(state));
    }

    private static String state(PromotionRow.State state) {
        return Texts.text("operator.promotions.state", state);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        list.readUrl(event.getLocation());
    }

    /** Promotions are few, so they are searched here. */
    private record Source(Promotions promotions, LocalDate today)
            implements DataList.Source<PromotionRow> {
        @Override
        public List<PromotionRow> rows(DataList.Query query) {
            return matching(query).stream().skip(query.offset()).limit(query.limit()).toList();
        }

        @Override
        public int count(DataList.Query query) {
            return matching(query).size();
        }

        private List<PromotionRow> matching(DataList.Query query) {
            String part = query.search().toLowerCase(Locale.ROOT);
            return promotions.list().stream()
                    .filter(row -> shown(row, query.show()))
                    .filter(
                            row ->
                                    (row.promotion().code() + " " + row.promotion().name())
                                            .toLowerCase(Locale.ROOT)
                                            .contains(part))
                    .toList();
        }

        private boolean shown(PromotionRow row, String show) {
            PromotionRow.State state = row.on(today);
            return switch (show) {
                case "draft" ->
                        state == PromotionRow.State.DRAFT || state == PromotionRow.State.IN_REVIEW;
                case "published" ->
                        state == PromotionRow.State.PUBLISHED
                                || state == PromotionRow.State.PLANNED;
                case "ended" -> state == PromotionRow.State.ENDED;
                default -> true;
            };
        }
    }
}
