package bellbird.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The command: does the sums of an exported proof again. Ends with 0 if all is right, else 1. */
public final class VerifyProof {

    private VerifyProof() {}

    /**
     * @param arguments the file, and the thumbprint of the operator's key if it is known
     */
    public static void main(String[] arguments) throws IOException {
        ProofCheck.Result result = ProofCheck.of(Files.readString(Path.of(arguments[0])));
        boolean isKey = arguments.length < 2 || arguments[1].equals(result.key());
        System.out.println("bill " + result.bill() + ", signed with " + result.key());
        System.out.println(
                result.records() + " records priced again, " + result.taken() + " added up only");
        if (result.notKept() > 0) {
            System.out.println(
                    result.notKept()
                            + " lines of usage without all their records, which are kept for a time"
                            + " only; what is missing was held against its sum");
        }
        result.faults().forEach(System.out::println);
        if (!isKey) {
            System.out.println("this is not the key " + arguments[1]);
        }
        System.out.println(isKey && result.faults().isEmpty() ? "all right" : "NOT RIGHT");
        if (!isKey || !result.faults().isEmpty()) {
            System.exit(1);
        }
    }
}
