package bellbird.portal.plan;

import bellbird.offering.Charge;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A charge for each time band of the terms, or none. */
final class BandEntry implements Entry {

    private final Map<String, KindEntry> bands = new LinkedHashMap<>();
    private final Div shown;

    BandEntry(String label, Map<?, ?> values, Known known) {
        TreeSet<String> names = new TreeSet<>(known.bands());
        values.keySet().forEach(name -> names.add(String.valueOf(name)));
        for (String name : names) {
            bands.put(
                    name,
                    new KindEntry(
                            name,
                            List.of(Charge.class.getPermittedSubclasses()),
                            true,
                            values.get(name),
                            known));
        }
        shown =
                GroupEntry.group(
                        label,
                        bands.values().stream().map(KindEntry::shown).toArray(Component[]::new));
        shown.setVisible(!bands.isEmpty());
    }

    @Override
    public Component shown() {
        return shown;
    }

    @Override
    public Map<String, Object> value() {
        Map<String, Object> charges = new LinkedHashMap<>();
        bands.forEach(
                (name, entry) -> {
                    @Nullable Object charge = entry.value();
                    if (charge != null) {
                        charges.put(name, charge);
                    }
                });
        return charges;
    }

    @Override
    public void mark(Marks marks, String pointer) {
        bands.forEach((name, entry) -> entry.mark(marks, pointer + "/" + name));
    }
}
