package bellbird.system.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import java.lang.annotation.Annotation;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import javax.sql.DataSource;

/** The rules of docs/decisions that the compiler cannot hold. */
enum ArchitectureRules {
    MODULES_POINT_INWARD(
            classes()
                    .should(
                            new Directions()
                                    .part("kernel")
                                    .part(
                                            "tenant-admin",
                                            List.of(
                                                    "tenancy",
                                                    "provisioning",
                                                    "identity",
                                                    "settings",
                                                    "jobs",
                                                    "outbox",
                                                    "mail",
                                                    "audit",
                                                    "invariant",
                                                    "clock",
                                                    "bell",
                                                    "sandbox"),
                                            "kernel")
                                    .part(
                                            "billing-ejb",
                                            List.of(
                                                    "party",
                                                    "customer",
                                                    "account",
                                                    "offering",
                                                    "order",
                                                    "product",
                                                    "service",
                                                    "resource",
                                                    "usage",
                                                    "rating",
                                                    "ledger",
                                                    "tax",
                                                    "bill",
                                                    "payment"),
                                            "kernel")
                                    .part("care", "billing-ejb")
                                    .part("payments", "billing-ejb")
                                    .part("invoice", "billing-ejb")
                                    .part("reference")
                                    .part(
                                            "portal",
                                            "tenant-admin",
                                            "care",
                                            "payments",
                                            "invoice",
                                            "reference")
                                    .respected())),

    BILLING_PACKAGES_POINT_FROM_PAYMENT_TO_PARTY(
            classes()
                    .should(
                            new Directions()
                                    .part("party")
                                    .part("customer", "party")
                                    .part("account", "customer")
                                    .part("resource")
                                    .part("offering", "resource")
                                    .part("charge", "account", "offering")
                                    .part("service", "resource")
                                    .part("product", "account", "charge", "service")
                                    .part("order", "product")
                                    .part("usage", "product")
                                    .part("rating", "usage")
                                    .part("ledger", "account")
                                    .part("tax")
                                    .part("bill", "charge", "rating", "ledger", "tax")
                                    .part("payment", "bill")
                                    .respected())),

    PACKAGES_HAVE_NO_CYCLE(slices().matching("bellbird.(*)..").should().beFreeOfCycles()),

    ONLY_TENANCY_OPENS_CONNECTIONS(
            noClasses()
                    .that(resideInAPackage("bellbird.."))
                    .and(DescribedPredicate.not(resideInAPackage("bellbird.tenancy..")))
                    .should()
                    .dependOnClassesThat(
                            type(DataSource.class)
                                    .or(type(DriverManager.class))
                                    .or(resideInAnyPackage("org.postgresql.ds.."))
                                    .or(
                                            resideInAnyPackage(
                                                    "org.hibernate.engine.jdbc.connections..")))),

    TIME_COMES_FROM_A_CLOCK(
            noClasses()
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(LocalDate.class, "now")
                    .orShould()
                    .callMethod(LocalDateTime.class, "now")
                    .orShould()
                    .callMethod(ZonedDateTime.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")),

    MONEY_IS_NEVER_BINARY(
            classes()
                    .that()
                    .resideInAnyPackage(
                            "bellbird.kernel.money..",
                            "bellbird.rating..",
                            "bellbird.bill..",
                            "bellbird.ledger..",
                            "bellbird.payment..",
                            "bellbird.reference..")
                    .should(haveNoBinaryFraction())),

    EVERY_BOUNDARY_NAMES_ITS_ROLES(
            classes().that().areAnnotatedWith(Stateless.class).should(nameRolesOnEveryMethod())),

    /**
     * A view lives as long as it is shown. The route scope of the CDI add-on keeps it for the
     * window instead: whoever typed the address of another customer got the first one's view, which
     * cannot be attached again, and an empty page.
     */
    VIEWS_HAVE_NO_SCOPE(classes().that(areRoutes()).should(haveNoScope())),

    NAMES_SAY_THE_THING(
            noClasses()
                    .should()
                    .haveSimpleNameEndingWith("Impl")
                    .orShould()
                    .haveSimpleNameEndingWith("Manager")
                    .orShould()
                    .haveSimpleNameEndingWith("Helper")
                    .orShould()
                    .haveSimpleNameEndingWith("Util")
                    .orShould()
                    .haveSimpleNameEndingWith("Utils"));

    final ArchRule rule;

    ArchitectureRules(ArchRule rule) {
        this.rule = rule;
    }

    private static ArchCondition<JavaClass> haveNoBinaryFraction() {
        return new ArchCondition<>("hold no double or float") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getFields().stream()
                        .filter(field -> field.getRawType().getName().matches("double|float"))
                        .forEach(
                                field ->
                                        events.add(
                                                SimpleConditionEvent.violated(
                                                        type, field.getFullName() + " is binary")));
                type.getMethods().stream()
                        .filter(
                                method ->
                                        method.getRawReturnType().getName().matches("double|float"))
                        .forEach(
                                method ->
                                        events.add(
                                                SimpleConditionEvent.violated(
                                                        type,
                                                        method.getFullName() + " is binary")));
            }
        };
    }

    private static ArchCondition<JavaClass> nameRolesOnEveryMethod() {
        return new ArchCondition<>("name the roles that may call them") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (saysWho(type::isAnnotatedWith)) {
                    return;
                }
                for (JavaMethod method : type.getMethods()) {
                    if (method.getModifiers().contains(JavaModifier.PUBLIC)
                            && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                            && !saysWho(method::isAnnotatedWith)) {
                        events.add(
                                SimpleConditionEvent.violated(
                                        type, method.getFullName() + " names no role"));
                    }
                }
            }
        };
    }

    private static DescribedPredicate<JavaClass> areRoutes() {
        return DescribedPredicate.describe("are routes", type -> hasAnnotation(type, "Route"));
    }

    private static ArchCondition<JavaClass> haveNoScope() {
        return new ArchCondition<>("have no scope") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (hasAnnotation(type, ".*Scoped")) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    type, type.getFullName() + " is a view with a scope"));
                }
            }
        };
    }

    private static boolean hasAnnotation(JavaClass type, String simpleName) {
        return type.getAnnotations().stream()
                .anyMatch(each -> each.getRawType().getSimpleName().matches(simpleName));
    }

    private interface Annotated {
        boolean with(Class<? extends Annotation> annotation);
    }

    private static boolean saysWho(Annotated target) {
        return target.with(RolesAllowed.class)
                || target.with(PermitAll.class)
                || target.with(DenyAll.class);
    }
}
