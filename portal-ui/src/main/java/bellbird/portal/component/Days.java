package bellbird.portal.component;

import bellbird.portal.text.Texts;
import com.vaadin.flow.component.datepicker.DatePicker;
import java.util.Locale;

/** A field for a day, in the order people of the page's language write it. */
public final class Days {

    private Days() {}

    public static DatePicker field(String label) {
        DatePicker field = new DatePicker(label);
        Locale page = Texts.locale();
        field.setLocale(
                page.getLanguage().equals("en") && page.getCountry().isEmpty() ? Locale.UK : page);
        return field;
    }
}
