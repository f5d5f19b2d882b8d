package bellbird.party;

import org.jspecify.annotations.Nullable;

/**
 * Contact data of a person or organisation, as typed.
 *
 * @param kind what it is
 * @param name full name or company, 1 to 200 characters
 * @param email where bills and mails go
 * @param phone for calling back; null if none
 * @param street with house number
 * @param postcode as the country writes it
 * @param city town
 * @param country ISO 3166-1 alpha-2
 * @param language BCP 47 tag of documents and mails
 * @param vatId of organisations that have one; else null
 */
public record PartyData(
        PartyKind kind,
        String name,
        String email,
        @Nullable String phone,
        String street,
        String postcode,
        String city,
        String country,
        String language,
        @Nullable String vatId) {}
