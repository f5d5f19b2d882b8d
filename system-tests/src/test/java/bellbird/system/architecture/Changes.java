package bellbird.system.architecture;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.security.Roles;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Finds the boundary methods by which people change something: business methods of EJBs, open to
 * more than the machine itself, from which a write to the database can be reached.
 */
final class Changes {

    private static final Set<String> WRITES =
            Set.of("executeUpdate", "executeBatch", "executeLargeUpdate");
    private static final Set<String> ENTITY_WRITES = Set.of("persist", "merge", "remove");

    private final JavaClasses classes;

    Changes(JavaClasses classes) {
        this.classes = classes;
    }

    /** By name such as {@code Settings.saveColor}: whether an audit row is written on the way. */
    TreeMap<String, Boolean> audited() {
        TreeMap<String, Boolean> found = new TreeMap<>();
        for (JavaClass type : classes) {
            if (type.isAnnotatedWith(Stateless.class)) {
                type.getMethods().stream()
                        .filter(Changes::isForPeople)
                        .filter(method -> reaches(method, Changes::writes))
                        .forEach(
                                method ->
                                        found.merge(
                                                type.getSimpleName() + "." + method.getName(),
                                                reaches(method, Changes::audits),
                                                Boolean::logicalAnd));
            }
        }
        return found;
    }

    private static boolean isForPeople(JavaMethod method) {
        Set<JavaModifier> modifiers = method.getModifiers();
        if (!modifiers.contains(JavaModifier.PUBLIC)
                || modifiers.contains(JavaModifier.STATIC)
                || modifiers.contains(JavaModifier.SYNTHETIC)) {
            return false;
        }
        List<String> roles =
                method.tryGetAnnotationOfType(RolesAllowed.class)
                        .or(() -> method.getOwner().tryGetAnnotationOfType(RolesAllowed.class))
                        .map(allowed -> Arrays.asList(allowed.value()))
                        .orElse(List.of("everybody"));
        return !roles.equals(List.of(Roles.SYSTEM));
    }

    /** Whether a way leads from the method, through our own code, to such an access. */
    private boolean reaches(JavaMethod start, Predicate<JavaAccess<?>> wanted) {
        Set<JavaCodeUnit> seen = new HashSet<>();
        Deque<JavaCodeUnit> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.pop();
            if (!seen.add(unit)) {
                continue;
            }
            for (JavaAccess<?> access : unit.getAccessesFromSelf()) {
                if (wanted.test(access)) {
                    return true;
                }
                if (!audits(access)
                        && access.getTarget() instanceof AccessTarget.CodeUnitCallTarget) {
                    open.addAll(bodies(access));
                }
            }
            for (var reference : unit.getMethodReferencesFromSelf()) {
                if (isOurs(reference.getTargetOwner())) {
                    reference.getTarget().resolveMember().ifPresent(open::add);
                }
            }
        }
        return false;
    }

    /** The bodies a call can run: the method's own, or those of who implements it. */
    private static Set<JavaCodeUnit> bodies(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        if (!isOurs(owner)) {
            return Set.of();
        }
        Set<JavaCodeUnit> bodies = new HashSet<>();
        String name = access.getTarget().getName();
        List<JavaClass> candidates = new java.util.ArrayList<>(owner.getAllSubclasses());
        candidates.add(owner);
        candidates.addAll(owner.getAllRawSuperclasses());
        for (JavaClass candidate : candidates) {
            candidate.getCodeUnits().stream()
                    .filter(unit -> unit.getName().equals(name))
                    .forEach(bodies::add);
        }
        return bodies;
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith("bellbird");
    }

    private static boolean audits(JavaAccess<?> access) {
        return access.getTargetOwner().isAssignableTo(AuditTrail.class)
                && access.getTarget().getName().equals("record");
    }

    private static boolean writes(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        if (access instanceof JavaFieldAccess field) {
            return field.getAccessType() == JavaFieldAccess.AccessType.SET
                    && owner.isAnnotatedWith(Entity.class)
                    && !access.getOrigin().isConstructor();
        }
        return WRITES.contains(name) && owner.isAssignableTo(java.sql.Statement.class)
                || WRITES.contains(name) && owner.isAssignableTo(PreparedStatement.class)
                || ENTITY_WRITES.contains(name) && owner.isAssignableTo(EntityManager.class);
    }
}
