package bellbird.system.architecture;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchitectureTest {

    /** For each rule a class that breaks it: its name and its source. */
    private static final Map<ArchitectureRules, String[]> PLANTED =
            Map.of(
                    ArchitectureRules.MODULES_POINT_INWARD,
                    planted(
                            "bellbird.kernel.money",
                            "bellbird.kernel.money.Planted p; bellbird.bill.BillRenderer r;"),
                    ArchitectureRules.BILLING_PACKAGES_POINT_FROM_PAYMENT_TO_PARTY,
                    planted("bellbird.party", "bellbird.bill.BillRenderer r;"),
                    ArchitectureRules.PACKAGES_HAVE_NO_CYCLE,
                    planted("bellbird.ledger", "bellbird.bill.BillRenderer r;"),
                    ArchitectureRules.ONLY_TENANCY_OPENS_CONNECTIONS,
                    planted("bellbird.rating", "javax.sql.DataSource source;"),
                    ArchitectureRules.TIME_COMES_FROM_A_CLOCK,
                    planted("bellbird.rating", "Object now() { return java.time.Instant.now(); }"),
                    ArchitectureRules.MONEY_IS_NEVER_BINARY,
                    planted("bellbird.rating", "double price;"),
                    ArchitectureRules.EVERY_BOUNDARY_NAMES_ITS_ROLES,
                    new String[] {
                        "bellbird.rating.Planted",
                        "package bellbird.rating; @jakarta.ejb.Stateless public class Planted {"
                                + " public void open() {} }"
                    },
                    ArchitectureRules.VIEWS_HAVE_NO_SCOPE,
                    new String[] {
                        "bellbird.rating.Planted",
                        "package bellbird.rating; @Planted.Route @Planted.RouteScoped public class"
                                + " Planted { @interface Route {} @interface RouteScoped {} }"
                    },
                    ArchitectureRules.NAMES_SAY_THE_THING,
                    new String[] {
                        "bellbird.rating.PlantedManager",
                        "package bellbird.rating; class PlantedManager {}"
                    });

    private static String[] planted(String where, String member) {
        return new String[] {
            where + ".Planted", "package " + where + "; public class Planted { " + member + " }"
        };
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(ArchitectureRules.class)
    void the_code_respects(ArchitectureRules rule) {
        rule.rule.check(Modules.classes());
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(ArchitectureRules.class)
    void a_planted_violation_is_noticed_by(ArchitectureRules rule, @TempDir Path folder)
            throws IOException {
        String[] planted =
                requireNonNull(PLANTED.get(rule), () -> "no planted violation of " + rule);
        var classes = Modules.classesWith(PlantedSource.compile(folder, planted[0], planted[1]));
        assertThat(rule.rule.evaluate(classes).getFailureReport().getDetails())
                .anyMatch(detail -> detail.contains("Planted"));
    }

    @Test
    void the_rules_have_seen_every_module() {
        assertThat(Modules.folders())
                .allSatisfy(
                        folder ->
                                assertThat(new ClassFileImporter().importPath(folder))
                                        .isNotEmpty());
    }

    @Test
    void every_package_says_why_it_exists_and_is_null_marked() {
        var packages =
                Modules.classes().stream()
                        .map(JavaClass::getPackageName)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(packages)
                .allSatisfy(
                        name ->
                                assertThat(sourceOf(name))
                                        .as(name)
                                        .contains("@NullMarked")
                                        .contains("/**"));
    }

    private static String sourceOf(String packageName) {
        return Modules.NAMES.stream()
                .map(
                        module ->
                                Path.of(
                                        "..",
                                        module,
                                        "src/main/java",
                                        packageName.replace('.', '/'),
                                        "package-info.java"))
                .filter(Files::exists)
                .findFirst()
                .map(ArchitectureTest::read)
                .orElse("");
    }

    private static String read(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
