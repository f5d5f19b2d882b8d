package bellbird.portal.platform;

import bellbird.kernel.security.Roles;
import bellbird.portal.component.DataList;
import bellbird.portal.component.EmptyState;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.Tone;
import bellbird.portal.component.TwoLines;
import bellbird.portal.shell.PlatformLayout;
import bellbird.portal.text.Texts;
import bellbird.tenancy.TenantEntry;
import bellbird.tenancy.Tenants;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;

/** Which operators live here, and is any of them half-made? */
@Route(value = "platform", layout = PlatformLayout.class)
@RolesAllowed(Roles.PLATFORM)
public class TenantsView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final DataList<TenantEntry> list;

    @Inject
    public TenantsView(Tenants tenants) {
        addClassName("page");
        list =
                new DataList<>(new Source(tenants), Texts.text("platform.tenants.search"))
                        .part(
                                Texts.text("platform.tenants.name"),
                                row ->
                                        new TwoLines(
                                                row.profile().name(), row.profile().shortName()))
                        .text(
                                Texts.text("platform.tenants.country"),
                                row ->
                                        Locale.of("", row.profile().country())
                                                .getDisplayCountry(Texts.locale()))
                        .text(
                                Texts.text("platform.tenants.currency"),
                                row -> row.profile().currency().getCurrencyCode())
                        .text(
                                Texts.text("platform.tenants.clock"),
                                row ->
                                        Texts.text(
                                                row.profile().sandbox()
                                                        ? "platform.tenants.sandbox"
                                                        : "platform.tenants.live"))
                        .text(Texts.text("platform.tenants.code"), row -> row.profile().id().code())
                        .part(Texts.text("platform.tenants.state"), TenantsView::badge)
                        .phone(row -> new TwoLines(row.profile().name(), row.profile().shortName()))
                        .emptyBecauseNew(
                                new EmptyState(
                                        Texts.text("platform.tenants.none"),
                                        Texts.text("platform.tenants.none.text")));
        add(
                new PageHeader(Texts.text("platform.tenants"))
                        .lead(Texts.text("platform.tenants.lead")),
                list);
    }

    private static StatusBadge badge(TenantEntry row) {
        Tone tone =
                switch (row.state()) {
                    case READY -> Tone.OK;
                    case PROVISIONING -> Tone.ACTION;
                    case SUSPENDED -> Tone.BAD;
                };
        return new StatusBadge(tone, Texts.text("platform.tenants.state", row.state()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        list.readUrl(event.getLocation());
    }

    @Override
    public String getPageTitle() {
        return Texts.text("platform.tab", Texts.text("platform.tenants"));
    }

    private record Source(Tenants tenants) implements DataList.Source<TenantEntry> {
        @Override
        public List<TenantEntry> rows(DataList.Query query) {
            return matching(query).stream().skip(query.offset()).limit(query.limit()).toList();
        }

        @Override
        public int count(DataList.Query query) {
            return matching(query).size();
        }

        private List<TenantEntry> matching(DataList.Query query) {
            String part = query.search().toLowerCase(Locale.ROOT);
            return tenants.list().stream()
                    .filter(
                            row ->
                                    (row.profile().name() + " " + row.profile().shortName())
                                            .toLowerCase(Locale.ROOT)
                                            .contains(part))
                    .toList();
        }
    }
}
