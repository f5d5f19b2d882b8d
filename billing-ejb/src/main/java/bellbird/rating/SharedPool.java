package bellbird.rating;

import bellbird.kernel.time.Period;
import bellbird.offering.UsageType;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lines that share allowances (rule R10), and what each has taken in the month of today.
 *
 * @param groupId null if it is all lines of the account
 * @param name of the group; empty if it is all lines of the account
 */
public record SharedPool(
        @Nullable UUID groupId,
        String name,
        UUID accountId,
        String accountNumber,
        Period period,
        Currency currency,
        List<Member> members,
        List<Allowance> allowances) {

    public SharedPool {
        members = List.copyOf(members);
        allowances = List.copyOf(allowances);
    }

    /**
     * A line that is not ended.
     *
     * @param msisdn E.164 without +
     * @param offering name of its plan
     * @param since first day on which it shares
     */
    public record Member(UUID productId, String msisdn, String offering, LocalDate since) {}

    /**
     * @param name as the plan's terms name it; may be empty
     * @param service null for money, in millionths
     * @param rolledOver whether it is what an earlier period left
     * @param left what the lines can still use of it together
     * @param memberCap most that one of them may take, by the plan; null for no cap
     * @param taken by product; also of lines that share no more
     */
    public record Allowance(
            String name,
            @Nullable UsageType service,
            boolean rolledOver,
            long used,
            long left,
            @Nullable Long memberCap,
            Map<UUID, Long> taken) {

        public Allowance {
            taken = Map.copyOf(taken);
        }
    }
}
