package register.vendors;

import org.jspecify.annotations.Nullable;
import register.policy.Country;

/// One fact about a vendor, and the document that states it.
///
/// @param country of the seat, if the document states it of this legal name
/// @param record within the document, if it is a collection
public record Stated(
        String brand,
        Field field,
        String value,
        @Nullable Country country,
        Source source,
        @Nullable String record) {

    /// What it is about.
    public enum Field {
        /// Nothing but the brand.
        NAMED,
        /// A company's name with its legal form.
        LEGAL,
        /// The country of the vendor's seat.
        SEAT,
        /// The vendor's website.
        SITE,
        /// The address of the vendor's own list of subprocessors.
        LIST,
        /// Another name of the vendor or of a product of its.
        ALIAS;

        static Field of(String word) {
            return switch (word) {
                case "named" -> NAMED;
                case "legal" -> LEGAL;
                case "seat" -> SEAT;
                case "site" -> SITE;
                case "list" -> LIST;
                case "alias" -> ALIAS;
                default -> throw new IllegalArgumentException("no such field: " + word);
            };
        }
    }
}
