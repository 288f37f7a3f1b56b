package io.widgetry.api.payload;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The customer: a typed view of an entry of {@link ContextData#customerDetails()}.
 *
 * @param name the full name
 * @param firstName the first name
 * @param lastName the last name
 * @param email the e-mail address
 * @param phonePrimary the telephone number to use first
 * @param phoneHome the number at home
 * @param phoneMobile the mobile number
 * @param phoneFax the fax number
 * @param birthDate the date of birth, in the source's own form
 * @param address the address in one piece
 * @param addressStreet the street
 * @param addressState the state
 * @param addressZip the postal code
 * @param addressCity the city
 * @param addressCountry the country
 * @param geoLatitude the latitude
 * @param geoLongitude the longitude
 * @param avatarUrl the address of a picture
 * @param title the form of address
 * @param description in words
 * @param department the department
 * @param createdDate since when the customer is known
 * @param other the fields without a place of their own
 */
public record Customer(
        String name,
        String firstName,
        String lastName,
        String email,
        String phonePrimary,
        String phoneHome,
        String phoneMobile,
        String phoneFax,
        String birthDate,
        String address,
        String addressStreet,
        String addressState,
        String addressZip,
        String addressCity,
        String addressCountry,
        String geoLatitude,
        String geoLongitude,
        String avatarUrl,
        String title,
        String description,
        String department,
        String createdDate,
        @OtherFields Map<String, Object> other) {

    /**
     * Makes the map unmodifiable.
     *
     * @param name null if the source does not tell it
     * @param firstName null if the source does not tell it
     * @param lastName null if the source does not tell it
     * @param email null if the source does not tell it
     * @param phonePrimary null if the source does not tell it
     * @param phoneHome null if the source does not tell it
     * @param phoneMobile null if the source does not tell it
     * @param phoneFax null if the source does not tell it
     * @param birthDate null if the source does not tell it
     * @param address null if the source does not tell it
     * @param addressStreet null if the source does not tell it
     * @param addressState null if the source does not tell it
     * @param addressZip null if the source does not tell it
     * @param addressCity null if the source does not tell it
     * @param addressCountry null if the source does not tell it
     * @param geoLatitude null if the source does not tell it
     * @param geoLongitude null if the source does not tell it
     * @param avatarUrl null if the source does not tell it
     * @param title null if the source does not tell it
     * @param description null if the source does not tell it
     * @param department null if the source does not tell it
     * @param createdDate null if the source does not tell it
     * @param other copied; null for none
     */
    public Customer {
        other = Values.map(other);
    }

    /** {@return the instant of {@link #createdDate()}, empty where it is absent or not a time} */
    public Optional<Instant> created() {
        return Values.instant(createdDate);
    }

    /**
     * Reads the members of an entry's data.
     *
     * @param fields the members by name, as of {@link ContextEntry#fields()}
     * @return the customer; members that are not text, or have no component, are in {@link #other()}
     */
    public static Customer of(Map<String, Object> fields) {
        Map<String, Object> rest = new LinkedHashMap<>(fields);
        return new Customer(
                text(rest, "name"),
                text(rest, "firstName"),
                text(rest, "lastName"),
                text(rest, "email"),
                text(rest, "phonePrimary"),
                text(rest, "phoneHome"),
                text(rest, "phoneMobile"),
                text(rest, "phoneFax"),
                text(rest, "birthDate"),
                text(rest, "address"),
                text(rest, "addressStreet"),
                text(rest, "addressState"),
                text(rest, "addressZip"),
                text(rest, "addressCity"),
                text(rest, "addressCountry"),
                text(rest, "geoLatitude"),
                text(rest, "geoLongitude"),
                text(rest, "avatarUrl"),
                text(rest, "title"),
                text(rest, "description"),
                text(rest, "department"),
                text(rest, "createdDate"),
                rest);
    }

    private static String text(Map<String, Object> fields, String name) {
        return fields.get(name) instanceof String text && fields.remove(name, text) ? text : null;
    }
}
