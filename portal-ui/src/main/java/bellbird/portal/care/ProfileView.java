package bellbird.portal.care;

import bellbird.customer.CustomerDetail;
import bellbird.customer.Customers;
import bellbird.customer.ListedNumbers;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Roles;
import bellbird.party.PartyData;
import bellbird.portal.component.FieldProblems;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Toast;
import bellbird.portal.shell.CareLayout;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * Where bills and mails go, what to call, and what itemised lists show. The name on the bill is
 * changed by asking us.
 */
@Route(value = "care/profile", layout = CareLayout.class)
@RolesAllowed(Roles.SUBSCRIBER)
public class ProfileView extends CarePage implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient Customers customers;
    private final EmailField email = new EmailField(Texts.text("care.profile.email"));
    private final TextField phone = new TextField(Texts.text("care.profile.phone"));
    private final TextField street = new TextField(Texts.text("care.profile.street"));
    private final TextField postcode = new TextField(Texts.text("care.profile.postcode"));
    private final TextField city = new TextField(Texts.text("care.profile.city"));
    private final PageHeader header = new PageHeader(Texts.text("care.quick.profile"));
    private final FieldProblems problems =
            new FieldProblems()
                    .field("email", email)
                    .field("phone", phone)
                    .field("street", street)
                    .field("postcode", postcode)
                    .field("city", city);
    private transient @Nullable CustomerDetail customer;

    @Inject
    ProfileView(Customers customers, ListedNumbers numbers) {
        this.customers = customers;
        addClassName("narrow");
        email.setHelperText(Texts.text("care.profile.email.help"));
        phone.setHelperText(Texts.text("common.optional"));
        Button save = new Button(Texts.text("care.profile.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Div place = new Div(postcode, city);
        place.addClassName("two");
        Div form = new Div(problems, email, phone, street, place, new Div(save));
        form.addClassName("form");
        SectionCard card = new SectionCard();
        card.add(form);
        add(header, card, new ListedNumbersCard(numbers));
    }

    @Override
    public String getPageTitle() {
        return Texts.text("care.quick.profile");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        CustomerDetail mine = customers.mine();
        show(mine);
        header.lead(Texts.text("care.profile.lead", mine.party().name(), mine.number()));
    }

    private void show(CustomerDetail mine) {
        customer = mine;
        PartyData party = mine.party();
        email.setValue(party.email());
        String number = party.phone();
        phone.setValue(number == null ? "" : number);
        street.setValue(party.street());
        postcode.setValue(party.postcode());
        city.setValue(party.city());
    }

    private void save() {
        CustomerDetail read = customer;
        if (read == null) {
            return;
        }
        problems.clear();
        PartyData old = read.party();
        PartyData typed =
                new PartyData(
                        old.kind(),
                        old.name(),
                        email.getValue(),
                        phone.isEmpty() ? null : phone.getValue(),
                        street.getValue(),
                        postcode.getValue(),
                        city.getValue(),
                        old.country(),
                        old.language(),
                        old.vatId());
        try {
            show(customers.updateMine(typed, read.version()));
            Toast.done(Texts.text("care.profile.saved"));
        } catch (BellbirdException problem) {
            problems.show(problem);
        }
    }
}
