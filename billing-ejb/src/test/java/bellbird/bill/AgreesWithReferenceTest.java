package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.money.Money;
import bellbird.kernel.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two years of bills of accounts made up by chance: the bill run and the reference biller, which
 * have no code in common, agree on each line to the smallest coin of three currencies.
 */
class AgreesWithReferenceTest {

    @ParameterizedTest
    @ValueSource(longs = 20261122)
    void they_agree_on_four_accounts(long seed) {
        agree(seed, 4);
    }

    @Tag("deep")
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void they_agree_on_two_thousand_accounts(long seed) {
        agree(seed, 500);
    }

    @ParameterizedTest
    @ValueSource(longs = 20261123)
    void bills_on_request_change_no_sum(long seed) {
        sameSums(seed, 12);
    }

    @Tag("deep")
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void bills_on_request_change_no_sum_of_two_thousand_accounts(long seed) {
        sameSums(seed, 500);
    }

    /** Whenever days are charged and given back, a product costs the same in the end (rule R9). */
    private static void sameSums(long seed, int accounts) {
        Random random = new Random(seed);
        for (int i = 0; i < accounts; i++) {
            AccountByChance account = new AccountByChance(random, new Random(seed * 1_000 + i));
            account.bills();
            Map<UUID, Money> sums = account.sums();
            account.bills(new Random(seed * 1_000 + i));
            assertThat(account.sums())
                    .as("account %d of seed %d: %s", i, seed, account)
                    .isEqualTo(sums);
        }
    }

    private static void agree(long seed, int accounts) {
        Random random = new Random(seed);
        long lines = 0;
        for (int i = 0; i < accounts; i++) {
            AccountByChance account = new AccountByChance(random, new Random(seed * 1_000 + i));
            Map<Period, List<String>> product = account.bills();
            Map<Period, List<String>> reference = account.reference();
            for (Period period : product.keySet()) {
                assertThat(reference.get(period))
                        .as("account %d of seed %d, %s: %s", i, seed, period, account)
                        .isEqualTo(product.get(period));
            }
            assertThat(reference).as("account %d of seed %d", i, seed).hasSameSizeAs(product);
            lines += product.values().stream().mapToLong(List::size).sum();
        }
        assertThat(lines).isGreaterThan(accounts * 20L);
    }
}
