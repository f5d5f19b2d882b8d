package bellbird.payment;

import org.jspecify.annotations.Nullable;

/**
 * A genuine event of a provider. Nothing in it is believed but where to look.
 *
 * @param id the provider's id of the event
 * @param type such as {@code checkout.session.completed}
 * @param session the checkout it speaks of; null if it is about something else
 */
public record ProviderEvent(String id, String type, @Nullable String session) {}
