package bellbird.system.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A cut of the code into named parts, each the packages {@code bellbird.<package>} and below, and
 * the arrows between the parts. What a part may know it may know through others too.
 */
final class Directions {

    private final Map<String, String> partOfPackage = new LinkedHashMap<>();
    private final Map<String, Set<String>> mayKnow = new LinkedHashMap<>();

    /** Adds a part that may know the parts named, which must have been added before. */
    Directions part(String name, List<String> packages, String... known) {
        packages.forEach(one -> partOfPackage.put(one, name));
        Set<String> closure = new LinkedHashSet<>();
        for (String other : known) {
            closure.add(other);
            closure.addAll(mayKnow.get(other));
        }
        mayKnow.put(name, closure);
        return this;
    }

    Directions part(String name, String... known) {
        return part(name, List.of(name), known);
    }

    ArchCondition<JavaClass> respected() {
        return new ArchCondition<>("respect the arrows " + mayKnow) {
            @Override
            public void check(JavaClass from, ConditionEvents events) {
                String own = partOf(from);
                if (own == null) {
                    return;
                }
                for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                    String other = partOf(dependency.getTargetClass());
                    if (other != null
                            && !other.equals(own)
                            && !mayKnow.getOrDefault(own, Set.of()).contains(other)) {
                        events.add(
                                SimpleConditionEvent.violated(
                                        from,
                                        own
                                                + " may not know "
                                                + other
                                                + ": "
                                                + dependency.getDescription()));
                    }
                }
            }
        };
    }

    private @Nullable String partOf(JavaClass type) {
        String[] names = type.getPackageName().split("\\.");
        return names.length > 1 && names[0].equals("bellbird") ? partOfPackage.get(names[1]) : null;
    }
}
