package bellbird.portal.api;

import bellbird.kernel.money.Money;

/**
 * An amount in JSON.
 *
 * @param amount decimal text in major units, such as {@code "47.67"}
 * @param currency ISO 4217
 */
public record MoneyText(String amount, String currency) {

    static MoneyText of(Money money) {
        return new MoneyText(money.toDecimal().toPlainString(), money.currency().getCurrencyCode());
    }
}
