package bellbird.system.isolation;

import bellbird.system.architecture.Modules;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every address of the product, read from the annotations of its compiled classes. */
final class Addresses {

    private static final String ROUTER = "com.vaadin.flow.router.";
    private static final String REST = "jakarta.ws.rs.";

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private Addresses() {}

    /** Templates of pages, such as {@code operator/bills/:id}. */
    static SortedSet<String> pages() {
        SortedSet<String> pages = new TreeSet<>();
        for (JavaClass type : Modules.classes()) {
            annotation(type, ROUTER + "Route").ifPresent(route -> pages.add(text(route)));
            annotation(type, ROUTER + "RouteAlias").ifPresent(alias -> pages.add(text(alias)));
            annotation(type, ROUTER + "RouteAlias$Container")
                    .flatMap(all -> all.get("value"))
                    .ifPresent(
                            all ->
                                    Stream.of((JavaAnnotation<?>[]) all)
                                            .forEach(alias -> pages.add(text(alias))));
        }
        return pages;
    }

    /** REST methods, such as {@code GET /api/v1/bills/{id}}. */
    static SortedSet<String> restMethods() {
        SortedSet<String> methods = new TreeSet<>();
        String root =
                Modules.classes().stream()
                        .flatMap(type -> annotation(type, REST + "ApplicationPath").stream())
                        .map(Addresses::text)
                        .findFirst()
                        .orElseThrow();
        for (JavaClass type : Modules.classes()) {
            annotation(type, REST + "Path")
                    .ifPresent(
                            path ->
                                    type.getMethods().stream()
                                            .flatMap(
                                                    method ->
                                                            calls(method, root + "/" + text(path)))
                                            .forEach(methods::add));
        }
        return methods;
    }

    private static Stream<String> calls(HasAnnotations<?> method, String path) {
        String whole =
                annotation(method, REST + "Path").map(own -> path + "/" + text(own)).orElse(path);
        return METHODS.stream()
                .filter(verb -> annotation(method, REST + verb).isPresent())
                .map(verb -> verb + " " + whole);
    }

    /** URL patterns of servlets. */
    static SortedSet<String> servlets() {
        SortedSet<String> patterns = new TreeSet<>();
        for (JavaClass type : Modules.classes()) {
            annotation(type, "jakarta.servlet.annotation.WebServlet")
                    .ifPresent(
                            servlet ->
                                    Stream.of("value", "urlPatterns")
                                            .flatMap(name -> servlet.get(name).stream())
                                            .flatMap(all -> Stream.of((String[]) all))
                                            .forEach(patterns::add));
        }
        return patterns;
    }

    private static Optional<? extends JavaAnnotation<?>> annotation(
            HasAnnotations<?> holder, String name) {
        return holder.getAnnotations().stream()
                .filter(annotation -> annotation.getRawType().getName().equals(name))
                .findFirst();
    }

    private static String text(JavaAnnotation<?> annotation) {
        return annotation.get("value").map(Object::toString).orElse("");
    }
}
