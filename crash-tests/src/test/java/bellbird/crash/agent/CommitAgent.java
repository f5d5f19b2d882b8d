package bellbird.crash.agent;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Has {@link CommitGate} told before and after every commit, and of every job that begins. */
public final class CommitAgent {

    private static final ClassDesc GATE = ClassDesc.of("bellbird.crash.agent.CommitGate");
    private static final MethodTypeDesc TOLD = MethodTypeDesc.of(CD_void, CD_Object);

    private CommitAgent() {}

    /**
     * @param port where the test listens
     */
    public static void premain(String port, Instrumentation instrumentation) {
        CommitGate.open(Integer.parseInt(port));
        instrumentation.addTransformer(
                new ClassFileTransformer() {
                    @Override
                    public byte @Nullable [] transform(
                            @Nullable ClassLoader loader,
                            String name,
                            @Nullable Class<?> redefined,
                            @Nullable ProtectionDomain domain,
                            byte[] bytes) {
                        return transformed(loader, name, bytes);
                    }
                });
    }

    private static byte @Nullable [] transformed(
            @Nullable ClassLoader loader, String name, byte[] bytes) {
        try {
            return switch (name) {
                case "org/postgresql/jdbc/PgConnection" ->
                        told(loader, bytes, method("commit", "()V"), 0, "before", "after");
                case "bellbird/jobs/Worker" ->
                        told(
                                loader,
                                bytes,
                                method("run", "(Lbellbird/jobs/ClaimedJob;)V"),
                                1,
                                "begin",
                                null);
                case "bellbird/provisioning/Provisioning" ->
                        told(
                                loader,
                                bytes,
                                method("run", "(Ljava/util/UUID;)V"),
                                1,
                                "beginSignUp",
                                null);
                case null, default -> null;
            };
        } catch (RuntimeException e) {
            e.printStackTrace();
            throw e;
        }
    }

    private static Predicate<MethodModel> method(String name, String type) {
        return method ->
                method.methodName().equalsString(name) && method.methodType().equalsString(type);
    }

    /** Calls the gate at the method's start and, if asked, before it returns. */
    private static byte[] told(
            @Nullable ClassLoader loader,
            byte[] bytes,
            Predicate<MethodModel> where,
            int argument,
            String first,
            @Nullable String last) {
        ClassFile file = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy(loader)));
        CodeTransform calls =
                new CodeTransform() {
                    @Override
                    public void atStart(CodeBuilder code) {
                        code.aload(argument).invokestatic(GATE, first, TOLD);
                    }

                    @Override
                    public void accept(CodeBuilder code, CodeElement element) {
                        if (last != null && element instanceof ReturnInstruction) {
                            code.aload(argument).invokestatic(GATE, last, TOLD);
                        }
                        code.with(element);
                    }
                };
        return file.transformClass(
                file.parse(bytes), ClassTransform.transformingMethodBodies(where, calls));
    }

    /** The classes a method speaks of are known to the loader of its own class only. */
    private static ClassHierarchyResolver hierarchy(@Nullable ClassLoader loader) {
        ClassHierarchyResolver known = ClassHierarchyResolver.defaultResolver();
        return loader == null
                ? known
                : ClassHierarchyResolver.ofResourceParsing(loader).orElse(known);
    }
}
