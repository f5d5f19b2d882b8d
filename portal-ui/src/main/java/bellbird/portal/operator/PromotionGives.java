package bellbird.portal.operator;

import bellbird.offering.AllowanceTerms.Unit;
import bellbird.offering.Benefit;
import bellbird.portal.text.Texts;
import java.math.BigDecimal;
import java.util.Currency;

/** What a promotion gives, with the unit in which people write how much. */
enum PromotionGives {
    PERCENT {
        @Override
        Benefit benefit(BigDecimal number) {
            return new Benefit.PercentOff(number);
        }
    },
    AMOUNT {
        @Override
        Benefit benefit(BigDecimal number) {
            return new Benefit.AmountOff(number);
        }
    },
    GIGABYTES(Unit.BYTES, 1_000_000_000),
    MINUTES(Unit.SECONDS, 60),
    SECONDS(Unit.SECONDS, 1),
    MESSAGES(Unit.MESSAGES, 1),
    MONEY(Unit.MONEY, 1_000_000);

    private final Unit unit;
    private final BigDecimal size;

    PromotionGives() {
        this(Unit.MONEY, 1);
    }

    PromotionGives(Unit unit, long size) {
        this.unit = unit;
        this.size = BigDecimal.valueOf(size);
    }

    /** Parts of the smallest unit are what the catalogue refuses: nothing is. */
    Benefit benefit(BigDecimal number) {
        BigDecimal quantity = number.multiply(size).stripTrailingZeros();
        boolean whole = quantity.scale() <= 0 && quantity.precision() - quantity.scale() <= 18;
        return new Benefit.FreeUnits(unit, whole ? quantity.longValueExact() : 0);
    }

    String label() {
        return Texts.text("operator.promotion.gives", this);
    }

    String unit(Currency currency) {
        return switch (this) {
            case AMOUNT, MONEY -> currency.getSymbol(Texts.locale());
            case PERCENT, GIGABYTES, MINUTES, SECONDS, MESSAGES ->
                    Texts.text("operator.promotion.unit", this);
        };
    }

    /** How a benefit is written. */
    static PromotionGives of(Benefit benefit) {
        return switch (benefit) {
            case Benefit.PercentOff off -> PERCENT;
            case Benefit.AmountOff off -> AMOUNT;
            case Benefit.FreeUnits free ->
                    switch (free.unit()) {
                        case BYTES -> GIGABYTES;
                        case SECONDS -> free.quantity() % 60 == 0 ? MINUTES : SECONDS;
                        case MESSAGES -> MESSAGES;
                        case MONEY -> MONEY;
                    };
        };
    }

    /** How much of it. */
    static BigDecimal number(Benefit benefit) {
        return switch (benefit) {
            case Benefit.PercentOff off -> off.percent();
            case Benefit.AmountOff off -> off.amount();
            case Benefit.FreeUnits free ->
                    BigDecimal.valueOf(free.quantity()).divide(of(free).size);
        };
    }
}
